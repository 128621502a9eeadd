#include "sim/scenario/reference.h"

#include <fmt/format.h>

#include "sim/scenario/countries.h"
#include "sim/scenario/emit.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/shape.h"
#include "sim/scenario/writer.h"

namespace ishaken::sim {
namespace {

constexpr std::string_view introduction = R"(# Reference

Every key, action, policy value, metric and outcome of a scenario. This page is generated from the descriptions in the
code; a test compares it with them. For the same in your editor, begin a scenario with
`# yaml-language-server: $schema=schema.json`.

## How values are written

| value | written as |
|---|---|
| duration | a number and a unit in one text: `150 ms`, `30 d`; units are ns, us, ms, s, min, h, d, w. A bare number is an error |
| rate | `4 per min`; per s, min, h, d or w |
| date | `2026-01-01` or `2026-01-01T12:30:00Z` |
| share | `0.05` or `5 %` |
| country | a code that is under `countries` |
| any, country, or list of countries | `any`, `FR` or `[FR, DE]` |
| calling number | `own`; `unallocated` (a number of nobody); `numbers-of(FR)`; `numbers-of(+336)`; or one number, `"+33123456789"` |
| party | `FR/ga`, `FR/pa`, `FR/ca/1`, `FR/cr`, `FR/provider/2`, `FR/gateway`, `registry`; for an outage also `FR`, all of it. They count from 1 |
| list of digits | texts of digits: `["999"]` |
| kind | its name, `NAME`, or the name and values of its own, `{kind: NAME, KEY: value}` |
| digits | 1 to 9 digits, without `+` |
| shares by name | `{strict: 0.7, lenient: 30 %}`; they sum to 1 |
| mapping of policy values | `{policies.NAME.KEY: value}`, read as under `policies` |
| expectation | `metric[dimension=value, after=4 d, before=6 d] <= value`, with `==`, `!=`, `<`, `<=`, `>` or `>=` |

Unknown keys, keys that occur twice, anchors, aliases and tags are errors. `--set path=value` changes a value for one run
before anything is read: `--set policies.careful.merge=scoped`, `--set traffic.0.rate="2 per min"`,
`--set countries.FR.providers=5`. A `*` selects all that there are: `--set "policies.*.merge=scoped"`.

)";

std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '|' ? "\\|" : std::string(1, c);
  return out;
}

std::string code(std::string_view text) { return text.empty() ? "" : fmt::format("`{}`", cell(text)); }

void add_table(std::string& out, const StructShape& shape, std::string_view action) {
  if (shape.fields.empty()) {
    out += "It has no values of its own.\n\n";
    return;
  }
  out += "| key | value | default | meaning |\n|---|---|---|---|\n";
  for (std::size_t i = 0; i < shape.fields.size(); ++i) {
    const FieldShape& field = shape.fields[i];
    std::string kind = kind_text(field);
    if (const std::string range = range_text(field); !range.empty()) kind += ", " + range;
    const bool first = i == 0 && !action.empty();
    out += fmt::format("| {} | {} | {} | {} |\n", code(first ? action : field.name), cell(kind),
                       field.options.required ? "required" : code(default_text(field)), cell(field.help));
  }
  out += '\n';
  for (const FieldShape& field : shape.fields) {
    if (choices_of(field).empty()) continue;
    out += fmt::format("`{}` is one of:\n\n", field.name);
    for (const Choice& choice : choices_of(field))
      out += fmt::format("- `{}`: {}\n", choice.name, choice.help);
    out += '\n';
  }
}

void add_section(std::string& out, const StructShape& shape, std::string_view title, std::string_view note) {
  out += fmt::format("## {}\n\nWhat it is: {}.{}{}\n\n", title, shape.help, note.empty() ? "" : " ", note);
  add_table(out, shape, "");
}

template <Described T>
void add_section(std::string& out, std::string_view title, std::string_view note = "") {
  add_section(out, description_of<T>(), title, note);
}

void add_profiles(std::string& out) {
  add_section<trust::Profile>(
      out, "Verifier profiles",
      "Providers do not all verify alike. `verifiers` says which share of a country's providers verifies by "
      "which profile, such as `{strict: 0.5, lenient: 0.5}`; each provider draws its own once, and keeps it "
      "when the policy changes. Values that a profile does not give are those of the policy. `verifiers` at "
      "the top of the scenario applies to the countries that have none of their own: `--set "
      "'verifiers={asterisk: 1}'`. A profile without values (`plain: {}`) is the policy alone.");
  out +=
      "These are built in, and no other profile may have their names:\n\n| profile | meaning | values "
      "|\n|---|---|---|\n";
  for (const trust::BuiltInProfile& each : trust::built_in_profiles()) {
    const std::string values = flow_text(to_node(each.profile));
    out += fmt::format("| `{}` | {} | `{}` |\n", each.name, cell(each.help), cell(values));
  }
  out += '\n';
}

// Adds the part of one kind. `key`: the name of the kind if it is written as the key of its first field, as
// for actions; else empty.
void add_kind(std::string& out, const Choice& kind, const StructShape& shape, std::string_view key) {
  out += fmt::format("### {}\n\nWhat it does: {}.\n\n", kind.name, kind.help);
  add_table(out, shape, key);
}

// Adds a section with a part for each kind.
void add_kinds(std::string& out, const Shape& shape, std::string_view title, std::string_view note) {
  out += fmt::format("## {}\n\n{}\n\n", title, note);
  for (std::size_t i = 0; i < shape.kinds.size(); ++i) add_kind(out, shape.choices[i], *shape.kinds[i], "");
}

void add_actions(std::string& out, ActionKinds actions) {
  out +=
      "## Actions of the timeline\n\nAn entry has `at` (a duration after the start, or a date), one action, "
      "and "
      "the action's further keys: `{at: 3 d, exclude: XA, by: [FR, DE]}`. Entries at the same time happen in "
      "the order in which they are written.\n\n";
  for (const ActionKind* kind : actions) add_kind(out, {kind->name, kind->help}, kind->shape(), kind->name);
}

void add_reviews(std::string& out) {
  add_section<reputation::Review>(out, "Reviews",
                                  "A country's STI-GA reviews others if its policy names a `review`.");
  add_kinds(out, shape_of<reputation::Rule>(), "Rules of a review",
            "From belief to decision: `rule` names one of these kinds, alone or with "
            "values of its own.");
  add_kinds(out, shape_of<reputation::Estimator>(), "Estimators of a review",
            "From evidence to belief: `estimator` names one of these kinds, alone or "
            "with values of its own.");
  add_kinds(out, shape_of<reputation::Scoring>(), "Scoring of numbers",
            "How a provider scores single calling numbers for the people it serves: `scoring` names one of "
            "these kinds, alone or with values of its own. `on_suspicious` of the policy sets the treatment "
            "of a call from a suspicious number.");
  add_section<reputation::Tracing>(out, "Tracing",
                                   "A review with `traceback` has calls that were complained of traced.");
}

void add_traffic(std::string& out) {
  add_section<Traffic>(out, "Traffic");
  add_kinds(
      out, shape_of<Answer>(), "Answers of callers",
      "How callers answer when their calls no longer get through: `answer` names one of these kinds, alone "
      "or "
      "with values of its own. They know of their own calls alone whether each rang without a label. Every "
      "answer is a row of `faults`, under its name.");
}

}  // namespace

std::string reference_page(ActionKinds actions, std::string_view further) {
  std::string out{introduction};
  add_section<Scenario>(out, "Scenario");
  add_section<Country>(
      out, "Countries and templates",
      fmt::format(
          "A country that is `like` a template takes its values, and then its own keys; a template may be "
          "like another. A made-up country has a user-assigned code (AA, QM to QZ, XA to XZ, ZZ) and needs "
          "`prefixes`; by default its name is its code, its region {}, its place {} N, {} E.",
          name_of(user_assigned_region), user_assigned_latitude, user_assigned_longitude));
  add_section<trust::Policy>(out, "Policies", "Countries without a `policy` follow `default`.");
  add_profiles(out);
  add_reviews(out);
  add_section<Agreement>(out, "Agreements");
  add_section<RegistrySettings>(out, "Registry");
  add_section<Links>(out, "Links");
  add_section<Transport>(out, "Transport");
  add_section<LinkOverride>(out, "Link overrides");
  add_section<Fidelity>(out, "Fidelity");
  add_traffic(out);
  add_section<Callees>(out, "Callees");
  add_section<Tracebacks>(out, "Tracebacks",
                          "`answers_tracebacks` of a country sets the chance that its providers answer; its "
                          "`enforcement` sets the measure against the caller.");
  add_section<Measures>(out, "Measures");
  add_actions(out, actions);
  out += further;
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace ishaken::sim
