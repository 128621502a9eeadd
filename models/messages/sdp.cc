#include "models/messages/sdp.h"

#include "models/messages/text.h"

namespace ishaken::messages {
namespace {

// Returns an even port, as RTP needs (RFC 3550 section 11). It follows from the call, so that calls of one
// host differ.
unsigned port(CallId call) { return 16384 + static_cast<unsigned>(number(call) % 16384) * 2; }

std::string session(CallId call, std::string_view host, std::string_view formats, std::string_view codecs) {
  return joined(
      {"v=0\r\n"
       "o=- ",
       Digits(number(call)), " 1 IN IP4 ", host,
       "\r\n"
       "s=-\r\n"
       "c=IN IP4 ",
       host,
       "\r\n"
       "t=0 0\r\n"
       "m=audio ",
       Digits(port(call)), " RTP/AVP ", formats, "\r\n", codecs,
       "a=rtpmap:101 telephone-event/8000\r\n"
       "a=fmtp:101 0-15\r\n"
       "a=ptime:20\r\n"
       "a=sendrecv\r\n"});
}

}  // namespace

// The parameters of AMR are those of RFC 4867 section 8.1.
std::string session_offer(CallId call, std::string_view host) {
  return session(call, host, "96 97 8 0 98 101",
                 "a=rtpmap:96 AMR-WB/16000\r\n"
                 "a=fmtp:96 mode-change-capability=2; max-red=0\r\n"
                 "a=rtpmap:97 AMR/8000\r\n"
                 "a=fmtp:97 mode-change-capability=2; max-red=0\r\n"
                 "a=rtpmap:8 PCMA/8000\r\n"
                 "a=rtpmap:0 PCMU/8000\r\n"
                 "a=rtpmap:98 telephone-event/16000\r\n"
                 "a=fmtp:98 0-15\r\n");
}

std::string session_answer(CallId call, std::string_view host) {
  return session(call, host, "8 101", "a=rtpmap:8 PCMA/8000\r\n");
}

}  // namespace ishaken::messages
