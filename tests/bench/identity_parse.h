// How long a verification service takes to read one Identity header, before it looks at any key.
#pragma once

namespace ishaken::bench {

// Mean CPU seconds per parse of a usual SHAKEN header, over `rounds` parses; rounds > 0.
double identity_parse_seconds(unsigned rounds);

}  // namespace ishaken::bench
