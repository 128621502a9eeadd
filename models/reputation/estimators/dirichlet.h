// Dirichlet reputation over the classes of a tally (Josang & Haller, Dirichlet Reputation Systems, 2007),
// with forgetting. Class k was seen n_k times (faded), its base rate is a_k, N = sum of n_k, and C the weight
// of the base rates:
//   E_k  = (n_k + C a_k) / (N + C)            expected share of the class
//   mean = sum u_k E_k                        u_k: how much a call of the class counts against the subject
//   variance = (sum u_k^2 E_k - mean^2) / (N + C + 1)      of sum u_k p_k under the Dirichlet distribution
// With u = 0, 0, 1, 1 it is beta reputation. The reviewer chooses how much a suspicious call counts:
// suspicion is not a mark, so with u_suspicious > 0 the mean exceeds the share of marked calls.
#pragma once

#include "models/base/fields.h"
#include "models/reputation/belief.h"
#include "models/reputation/dossier.h"
#include "models/reputation/problem.h"

namespace ishaken::reputation {

struct Dirichlet {
  static constexpr std::string_view name = "dirichlet";
  static constexpr std::string_view help =
      "shares of clean, suspicious, complained and trapped calls, (n_k + C a_k) / (N + C), each class with a "
      "weight of its own (Josang & Haller 2007); without fresh evidence as beta";
  double forgetting = 0.9;
  double strength = 2;
  double base_suspicious = 0.01;
  double base_complained = 0.0027;
  double base_trapped = 0.0003;
  double clean = 0;
  double suspicious = 0.01;
  double complained = 1;
  double trapped = 1;
  double z = 1.96;
  static constexpr void fields(auto&& field) {
    field("forgetting", &Dirichlet::forgetting,
          "share of old counts that is left after one period; 1: all of them", {.min = 0, .max = 1});
    field("strength", &Dirichlet::strength, "how many calls the base rates weigh (C)", {.min = 0.001});
    field("base_suspicious", &Dirichlet::base_suspicious,
          "share of suspicious calls expected of an unknown subject; the rest, without all three, is clean",
          {.min = 0, .max = 0.333});
    field("base_complained", &Dirichlet::base_complained, "the same, complained of",
          {.min = 0, .max = 0.333});
    field("base_trapped", &Dirichlet::base_trapped, "the same, at honeypots", {.min = 0, .max = 0.333});
    field("clean", &Dirichlet::clean, "how much a clean call counts against the subject",
          {.min = 0, .max = 1});
    field("suspicious", &Dirichlet::suspicious, "how much a suspicious one does", {.min = 0, .max = 1});
    field("complained", &Dirichlet::complained, "how much one that was complained of does",
          {.min = 0, .max = 1});
    field("trapped", &Dirichlet::trapped, "how much one at a honeypot does", {.min = 0, .max = 1});
    field("z", &Dirichlet::z, "half the width of the interval, in standard deviations", {.min = 0, .max = 6});
  }
  Problems problems() const;
  Belief estimate(const Dossier& dossier, const Subject& subject) const;
  // Returns E_k of each class.
  Tally expected(const Dossier& dossier, const Subject& subject) const;
};

}  // namespace ishaken::reputation
