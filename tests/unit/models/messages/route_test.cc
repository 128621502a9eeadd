#include "models/messages/route.h"

#include <gtest/gtest.h>

namespace ishaken::messages {
namespace {

constexpr Route withdrawal = Route::post("/registry/entries/{country}/withdrawal", jose_type);
constexpr Route publication = Route::put("/publish/{path}", pem_chain_type);
constexpr Route registry = Route::get("/registry", jose_type);

TEST(Route, HasItsPartFilledIn) {
  EXPECT_EQ(path_of(withdrawal, "FR"), "/registry/entries/FR/withdrawal");
  EXPECT_EQ(path_of(publication, "a/b c"), "/publish/a%2Fb%20c");
  EXPECT_EQ(path_of(registry), "/registry");
}

TEST(Route, GivesItsPartBack) {
  EXPECT_EQ(part_of(withdrawal, "/registry/entries/FR/withdrawal"), "FR");
  EXPECT_EQ(part_of(publication, "/publish/a%2Fb%20c"), "a/b c");
  EXPECT_EQ(part_of(publication, "/publish/"), "");
  EXPECT_EQ(part_of(publication, "/publish/%2"), std::nullopt);
  EXPECT_EQ(part_of(publication, "/public/a"), std::nullopt);
  EXPECT_EQ(part_of(withdrawal, "/registry/entries/FR"), std::nullopt);
  EXPECT_EQ(part_of(withdrawal, "/registry/entries/FR/something-else"), std::nullopt);
  EXPECT_EQ(part_of(withdrawal, "/registry/entries/withdrawal"), std::nullopt);
}

}  // namespace
}  // namespace ishaken::messages
