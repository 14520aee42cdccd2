//! Rules about the API as a whole.

super::rules! {
    API_NAME "api-name" Api "has another title" rust Neutral wire Neutral;
    API_VERSION "api-version" Api "has another version" rust Neutral wire Neutral;
    CLIENT_RENAMED "client-renamed" Api "has another name" rust Breaking wire Neutral;
    SERVER_ADDED "server-added" Api "was added" rust Neutral wire Additive;
    SERVER_REMOVED "server-removed" Api "was removed" rust Breaking wire Breaking;
    SERVER_DEFAULT "server-default" Api "is another one" rust Neutral wire Breaking;
    SERVER_POSITION "server-position" Api "has another position" rust Breaking wire Neutral;
    SERVER_VARIABLE "server-variable" Api "changed" rust Neutral "breaking when it is gone" wire Breaking "additive when it came";
    SCHEME_ADDED "scheme-added" Api "was added" rust Additive wire Additive;
    SCHEME_REMOVED "scheme-removed" Api "was removed" rust Breaking wire Breaking;
    SCHEME_RENAMED "scheme-renamed" Api "has another name" rust Breaking wire Neutral;
    SCHEME_CHANGED "scheme-changed" Api "is sent in another way" rust Neutral wire Breaking;
    CREDENTIAL_SETTER "credential-setter" Api "is set in another way" rust Breaking "additive when it had no setter" wire Neutral;
    PAGE_HEADERS "page-headers" Api "are other ones" rust Neutral "additive when they came, breaking when they are gone" wire Neutral;
    SECURITY_CONSTANT_ADDED "security-constant-added" Api "was added" rust Additive wire Neutral;
    SECURITY_CONSTANT_REMOVED "security-constant-removed" Api "was removed" rust Breaking wire Neutral;
    CLIENT_PARAMETER_ADDED "client-parameter-added" Api "was added" rust Additive wire Neutral;
    CLIENT_PARAMETER_REMOVED "client-parameter-removed" Api "was removed" rust Breaking wire Neutral;
    CLIENT_PARAMETER_IDENT "client-parameter-ident" Api "has another name in Rust" rust Breaking wire Neutral;
    CLIENT_PARAMETER_DEFAULT "client-parameter-default" Api "has another default" rust Neutral wire Neutral;
    CLIENT_PARAMETER_LIMITS "client-parameter-limits" Api "has other limits" rust Neutral wire Breaking "additive when more is allowed";
    CLIENT_PARAMETER_REQUIRED "client-parameter-required" Api "is required or not" rust Neutral wire Breaking "additive when it is optional now";
    CLIENT_PARAMETER_TYPE "client-parameter-type" Api "has another type" rust Neutral wire Breaking "additive when more is allowed";
    GROUP_ADDED "group-added" Api "was added" rust Additive wire Neutral;
    GROUP_REMOVED "group-removed" Api "was removed" rust Breaking wire Neutral;
    GROUP_RENAMED "group-renamed" Api "has another name" rust Breaking wire Neutral;
}
