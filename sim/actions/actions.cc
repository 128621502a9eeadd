#include "sim/actions/actions.h"

#include <array>

#include "sim/actions/action_of.h"
#include "sim/actions/add_ca.h"
#include "sim/actions/agree.h"
#include "sim/actions/degrade.h"
#include "sim/actions/end_agreement.h"
#include "sim/actions/equivocate.h"
#include "sim/actions/exclude.h"
#include "sim/actions/flood.h"
#include "sim/actions/inflate.h"
#include "sim/actions/insert_rogue_ca.h"
#include "sim/actions/misissue_token.h"
#include "sim/actions/outage.h"
#include "sim/actions/partition.h"
#include "sim/actions/poison.h"
#include "sim/actions/readmit.h"
#include "sim/actions/register.h"
#include "sim/actions/remove_entry.h"
#include "sim/actions/replay_calls.h"
#include "sim/actions/replay_list.h"
#include "sim/actions/retire_ca.h"
#include "sim/actions/revoke.h"
#include "sim/actions/rotate_key.h"
#include "sim/actions/set.h"
#include "sim/actions/skew_clock.h"
#include "sim/actions/spoof.h"
#include "sim/actions/steal_key.h"
#include "sim/actions/take_accounts.h"
#include "sim/actions/withdraw.h"

namespace ishaken::sim {
namespace {

template <class... A>
ActionKinds kinds_of() {
  static constexpr std::array all{&ActionOf<A>::description...};
  return all;
}

}  // namespace

ActionKinds actions() {
  return kinds_of<Agree,          //
                  EndAgreement,   //
                  Register,       //
                  Withdraw,       //
                  Exclude,        //
                  Readmit,        //
                  AddCa,          //
                  RetireCa,       //
                  Revoke,         //
                  RotateKey,      //
                  Outage,         //
                  Partition,      //
                  Degrade,        //
                  SetPolicies,    //
                  StealKey,       //
                  TakeAccounts,   //
                  InsertRogueCa,  //
                  RemoveEntry,    //
                  ReplayList,     //
                  Equivocate,     //
                  MisissueToken,  //
                  Flood,          //
                  ReplayCalls,    //
                  Inflate,        //
                  PoisonReplies,  //
                  SkewClock,      //
                  Spoof>();
}

}  // namespace ishaken::sim
