#include "sim/scenario/countries.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace ishaken::sim {
namespace {

// The longest chain of templates of which each is like the next. It limits the depth of the recursion.
constexpr std::size_t longest_chain = 32;

// The templates of a scenario. Each is read once, after the template that it is like.
class Templates {
 public:
  Templates(Reader& reader, const Node* nodes) : reader_(reader) {
    if (nodes == nullptr) return;
    for (std::size_t i = 0; i < nodes->keys.size(); ++i)
      nodes_.emplace(nodes->keys[i].text, &nodes->items[i]);
    reader.issues().remember("templates", nodes->place);
    reader.each_key(*nodes, "templates", [&](const Node& key, const Node&) { find(key.text); });
  }

  // Returns the template; the defaults if there is none, which is reported when `like` is read.
  Country find(const std::string& name) {
    if (const auto known = done_.find(name); known != done_.end()) return known->second;
    const auto found = nodes_.find(name);
    if (found == nodes_.end()) return {};
    const Node* const node = found->second;
    const std::string path = below("templates", name);
    done_[name] = {};
    chain_.push_back(name);
    Country country = base_of(*node, path);
    reader_.read(*node, country, path, {});
    country.like.clear();
    if (const Node* prefixes = node->find("prefixes")) {
      reader_.error(*prefixes, below(path, "prefixes"),
                    "a template has no prefixes: two countries cannot share them");
      country.prefixes.clear();  // each template that is like this one would copy them
    }
    chain_.pop_back();
    return done_[name] = country;
  }

  Country base_of(const Node& node, const std::string& path) {
    const Node* const like = node.find("like");
    if (like == nullptr || !like->is(Node::Kind::scalar)) return {};
    if (std::ranges::find(chain_, like->text) != chain_.end()) {
      reader_.error(*like, below(path, "like"),
                    fmt::format("template '{}' is like itself: {} -> {}", like->text,
                                fmt::format("{}", fmt::join(chain_, " -> ")), like->text));
      return {};
    }
    if (chain_.size() == longest_chain) {
      reader_.error(
          *like, below(path, "like"),
          fmt::format("more than {} templates are like one another in a row; no scenario needs that",
                      longest_chain));
      return {};
    }
    return find(like->text);
  }

 private:
  Reader& reader_;
  std::map<std::string_view, const Node*> nodes_;  // the first of a name
  std::map<std::string, Country> done_;
  std::vector<std::string> chain_;
};

std::string unknown_country(const std::string& written) {
  std::vector<std::string> codes, names;
  for (const AtlasCountry& country : atlas()) {
    codes.push_back(country.code.text());
    names.emplace_back(country.name);
  }
  std::string near;
  if (written == "UK") near = "GB";
  if (written == "EL") near = "GR";
  if (near.empty() && written.size() > 2)
    if (const auto name = nearest(written, names); !name.empty())
      near = std::ranges::find(atlas(), name, &AtlasCountry::name)->code.text();
  if (near.empty()) near = nearest(written, codes);
  const auto near_code = CountryCode::parse(near);
  const AtlasCountry* const country = near_code ? find_country(*near_code) : nullptr;
  const std::string hint =
      country != nullptr ? fmt::format("; did you mean {} ({})?", near, country->name) : std::string{};
  if (!CountryCode::parse(written))
    return fmt::format("expected an ISO 3166 code of two upper-case letters, got '{}'{}", written, hint);
  return fmt::format(
      "'{}' is no country of the atlas{} Codes for made-up countries are AA, QM to QZ, XA to XZ and ZZ",
      written, hint.empty() ? "." : hint);
}

void fill(Country& country, CountryCode code, const std::string& path, Reader& reader) {
  country.like.clear();
  const AtlasCountry* const known = find_country(code);
  if (known == nullptr && country.prefixes.empty())
    reader.issues().add(
        path, fmt::format("{} is a made-up country: give it 'prefixes', such as [\"999\"]", code.text()));
  if (country.name.empty()) country.name = known != nullptr ? std::string{known->name} : code.text();
  if (country.prefixes.empty() && known != nullptr)
    country.prefixes.assign(known->prefixes.begin(), known->prefixes.end());
  if (!country.region) country.region = known != nullptr ? known->region : user_assigned_region;
  if (!country.latitude) country.latitude = known != nullptr ? known->latitude : user_assigned_latitude;
  if (!country.longitude) country.longitude = known != nullptr ? known->longitude : user_assigned_longitude;
}

}  // namespace

void read_countries(Reader& reader, const Node& countries, const Node* templates,
                    std::map<CountryCode, Country>& out) {
  Templates known(reader, templates);
  reader.each_key(countries, "countries", [&](const Node& key, const Node& node) {
    const std::string path = below("countries", key.text);
    Country country = known.base_of(node, path);
    reader.read(node, country, path, {});
    const auto code = CountryCode::parse(key.text);
    if (!code || (find_country(*code) == nullptr && !is_user_assigned(*code)))
      return reader.error(key, path, unknown_country(key.text));
    fill(country, *code, path, reader);
    out[*code] = std::move(country);
  });
  if (out.empty() && countries.keys.empty())
    reader.error(countries, "countries", "a scenario needs at least one country");
}

}  // namespace ishaken::sim
