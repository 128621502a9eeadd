#include "sim/network/packet/https/tls_cost.h"

#include <gtest/gtest.h>

#include <numeric>

#include "sim/network/transfer_time.h"

namespace ishaken::sim {
namespace {

const Instant start = Instant{} + std::chrono::hours(24 * 365 * 56);
constexpr Duration day = std::chrono::hours(24);

class TlsCosts : public testing::Test {
 protected:
  struct Pair {
    std::unique_ptr<TlsSession> client, server;
  };
  Pair real(std::uint64_t number) {
    return {context.client("one.example", Stream(7, "c").at(number), client_memory),
            context.server(leaf, Stream(7, "s").at(number), server_memory)};
  }
  Pair modelled(std::uint64_t number, const std::string& name = "one.example") {
    const auto clock = [this] { return now; };
    return {cost_only_client(cost, name, client_memory, clock),
            cost_only_server(cost, identity, Stream(7, "s").at(number), server_memory, clock)};
  }
  void forget() {
    client_memory = TlsMemory(4);
    server_memory = TlsMemory(4);
  }
  // Sizes of the flights, one after the other.
  static std::vector<std::size_t> shake_hands(Pair& pair) {
    std::vector<std::size_t> sizes;
    pair.client->start();
    for (int round = 0; round < 3; ++round) {
      const std::string there = pair.client->take_output();
      pair.server->feed(there);
      const std::string back = pair.server->take_output();
      pair.client->feed(back);
      sizes.insert(sizes.end(), {there.size(), back.size()});
    }
    return sizes;
  }

  Instant now = start;
  TlsRandom random;
  WebPki pki{random, 7, start};
  std::vector<std::string> names{"one.example", "a-long-name-of-the-same-server.example"};
  WebCertificate leaf = pki.issue(names, start - day, start + day);
  TlsContext context{random, pki, {.seed = 7, .now = [this] { return now; }}};
  TlsIdentity identity{names, start - day, start + day};
  TlsMemory client_memory{4}, server_memory{4};
  TlsCost cost = measure_tls(context, pki, 7, start, names);
};

TEST_F(TlsCosts, AHandshakeIsAsLongAsWholeMessagesTakeItToBe) {
  std::uint64_t number = 0;
  for (const std::uint64_t taken : {handshake_bytes, resumed_handshake_bytes}) {
    Pair pair = real(number);
    const auto flights = shake_hands(pair);
    EXPECT_EQ(pair.client->resumed(), number++ > 0);
    const auto before_request = std::accumulate(flights.begin(), flights.begin() + 3, std::size_t{0});
    EXPECT_NEAR(static_cast<double>(before_request), static_cast<double>(taken),
                0.1 * static_cast<double>(taken));
  }
  const auto ticket = std::accumulate(cost.full.ticket.begin(), cost.full.ticket.end(), std::size_t{0});
  EXPECT_NEAR(static_cast<double>(ticket), static_cast<double>(ticket_bytes),
              0.1 * static_cast<double>(ticket_bytes));
}

TEST_F(TlsCosts, FlightsHaveTheSizesOfRealOnes) {
  std::vector<std::vector<std::size_t>> sizes[2];
  for (const bool is_real : {true, false}) {
    forget();
    for (std::uint64_t i = 0; i < 3; ++i) {
      Pair pair = is_real ? real(i) : modelled(i);
      sizes[is_real].push_back(shake_hands(pair));
      EXPECT_TRUE(pair.client->established() && pair.server->established());
      EXPECT_EQ(pair.client->resumed(), i > 0);
      pair.client->write(std::string(40'000, 'x'));
      sizes[is_real].back().push_back(pair.client->take_output().size());
      pair.client->close_notify();
      sizes[is_real].back().push_back(pair.client->take_output().size());
    }
  }
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t k = 0; k < sizes[0][i].size(); ++k)
      EXPECT_NEAR(static_cast<double>(sizes[0][i][k]), static_cast<double>(sizes[1][i][k]), 8)
          << i << ' ' << k;
}

// What a capture shows.
TEST_F(TlsCosts, RecordsAreThoseOfRealOnes) {
  const auto records = [this](bool is_real) {
    forget();
    std::vector<std::size_t> sizes;
    for (std::uint64_t i = 0; i < 2; ++i) {
      Pair pair = is_real ? real(i) : modelled(i);
      std::string there, back;
      const auto pass = [](TlsSession& from, TlsSession& to, std::string& all) {
        const std::string bytes = from.take_output();
        to.feed(bytes);
        all += bytes;
      };
      pair.client->start();
      for (int round = 0; round < 2; ++round) {
        pass(*pair.client, *pair.server, there);
        pass(*pair.server, *pair.client, back);
      }
      pair.client->write(std::string(16385, 'x'));
      pair.server->write("answer");
      pair.client->close_notify();
      pass(*pair.client, *pair.server, there);
      pass(*pair.server, *pair.client, back);
      for (std::string_view rest : {std::string_view(there), std::string_view(back)})
        while (!rest.empty()) {
          EXPECT_TRUE(is_real || rest.starts_with("\x17\x03\x03")) << "nothing to be dissected";
          sizes.push_back(first_tls_record(rest));
          rest.remove_prefix(sizes.back());
        }
    }
    return sizes;
  };
  const auto must = records(true), are = records(false);
  ASSERT_EQ(are.size(), must.size());
  for (std::size_t i = 0; i < must.size(); ++i)
    EXPECT_NEAR(static_cast<double>(are[i]), static_cast<double>(must[i]), 4) << i;  // a signature
}

TEST_F(TlsCosts, EndlessFlightsAreRefused) {
  for (const bool ends : {false, true}) {
    Pair pair = modelled(1);
    const std::string part = std::string("\x17\x03\x03\x40\x00\x01", 6) + std::string(16383, 'x');
    for (int i = 0; i < 5; ++i) pair.server->feed(ends ? part.substr(0, 3) + "\xff\xff" : part);
    EXPECT_TRUE(pair.server->failed());
  }
}

TEST_F(TlsCosts, LongerNamesCostMore) {
  Pair shorter = modelled(1), longer = modelled(2, names[1]);
  EXPECT_EQ(shake_hands(longer)[0], shake_hands(shorter)[0] + names[1].size() - names[0].size());
  EXPECT_TRUE(longer.client->established()) << longer.client->reason();
}

TEST_F(TlsCosts, NamesAndDatesAreChecked) {
  for (const char* name : {"other.example", ""}) {
    Pair pair = modelled(1, name);
    shake_hands(pair);
    EXPECT_TRUE(pair.client->failed()) << name;
    EXPECT_FALSE(pair.server->established()) << name;
  }
  for (const Duration at : {2 * day, -2 * day}) {
    now = start + at;
    Pair pair = modelled(2);
    shake_hands(pair);
    EXPECT_TRUE(pair.client->failed());
    EXPECT_TRUE(pair.server->failed()) << "an alert says so";
  }
}

TEST_F(TlsCosts, TicketsGrowOld) {
  Pair first = modelled(1);
  shake_hands(first);
  now += std::chrono::hours(3);
  Pair second = modelled(2);
  shake_hands(second);
  EXPECT_TRUE(second.client->established());
  EXPECT_FALSE(second.client->resumed());
}

// Whatever a peer sends, the other one says so and does not fall.
TEST_F(TlsCosts, SessionsOutliveChangedFlights) {
  Stream draws(7, "changes");
  int failed = 0;
  for (std::uint64_t i = 0; i < 400; ++i) {
    if (i % 3 == 0) forget();
    const bool is_real = i < 200;
    Pair pair = is_real ? real(i) : modelled(i);
    const std::uint64_t changed = draws.below(4);
    pair.client->start();
    for (std::uint64_t flight = 0; flight < 5; ++flight) {
      TlsSession& from = flight % 2 == 0 ? *pair.client : *pair.server;
      TlsSession& to = flight % 2 == 0 ? *pair.server : *pair.client;
      std::string bytes = from.take_output();
      if (flight == changed && !bytes.empty()) {
        const std::size_t where = draws.below(std::min<std::size_t>(bytes.size(), is_real ? 5000 : 40));
        bytes[where] = static_cast<char>(draws.next());
        if (draws.chance(0.2)) bytes.resize(where);
      }
      to.feed(bytes);
    }
    pair.client->write("x");
    pair.server->feed(pair.client->take_output());
    failed += pair.client->failed() || pair.server->failed();
  }
  EXPECT_GT(failed, 100);
}

}  // namespace
}  // namespace ishaken::sim
