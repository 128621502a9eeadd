#include "models/messages/sip_names.h"

namespace ishaken::messages {

SipMethod sip_method(std::string_view name) {
  for (const SipMethod method : {SipMethod::invite, SipMethod::ack, SipMethod::bye, SipMethod::cancel})
    if (name == name_of(method)) return method;
  return SipMethod::other;
}

std::string_view name_of(SipMethod method) {
  switch (method) {
    case SipMethod::invite:
      return "INVITE";
    case SipMethod::ack:
      return "ACK";
    case SipMethod::bye:
      return "BYE";
    case SipMethod::cancel:
      return "CANCEL";
    case SipMethod::other:
      break;
  }
  return "";
}

std::string_view name_of(SipTransport transport) {
  switch (transport) {
    case SipTransport::udp:
      return "UDP";
    case SipTransport::tcp:
      return "TCP";
    case SipTransport::tls:
      break;
  }
  return "TLS";
}

std::string_view full_name_of_sip(std::string_view name) {
  if (name.size() != 1) return name;
  switch (name[0] | 0x20) {
    case 'i':
      return "Call-ID";
    case 'f':
      return "From";
    case 't':
      return "To";
    case 'v':
      return "Via";
    case 'm':
      return "Contact";
    case 'l':
      return "Content-Length";
    case 'c':
      return "Content-Type";
    case 'e':
      return "Content-Encoding";
    case 's':
      return "Subject";
    case 'k':
      return "Supported";
    case 'y':
      return "Identity";
    default:
      return name;
  }
}

std::string_view reason_phrase_of_sip(int code) {
  switch (code) {
    case 100:
      return "Trying";
    case 180:
      return "Ringing";
    case 183:
      return "Session Progress";
    case 200:
      return "OK";
    case 400:
      return "Bad Request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 428:
      return "Use Identity Header";
    case 433:
      return "Anonymity Disallowed";
    case 436:
      return "Bad Identity Info";
    case 437:
      return "Unsupported Credential";
    case 438:
      return "Invalid Identity Header";
    case 480:
      return "Temporarily Unavailable";
    case 481:
      return "Call/Transaction Does Not Exist";
    case 482:
      return "Loop Detected";
    case 483:
      return "Too Many Hops";
    case 486:
      return "Busy Here";
    case 487:
      return "Request Terminated";
    case 488:
      return "Not Acceptable Here";
    case 500:
      return "Server Internal Error";
    case 503:
      return "Service Unavailable";
    case 600:
      return "Busy Everywhere";
    case 603:
      return "Decline";
    case 607:
      return "Unwanted";
    case 608:
      return "Rejected";
    default:
      return code < 300 ? "OK" : "Failed";
  }
}

}  // namespace ishaken::messages
