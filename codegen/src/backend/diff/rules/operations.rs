//! Rules about operations, what they send and what they answer.

super::rules! {
    OPERATION_ADDED "operation-added" Operations "was added" rust Additive wire Additive;
    OPERATION_REMOVED "operation-removed" Operations "was removed" rust Breaking wire Breaking;
    OPERATION_RENAMED "operation-renamed" Operations "has another name" rust Breaking wire Neutral;
    OPERATION_ID "operation-id" Operations "has another `operationId`" rust Neutral wire Neutral;
    OPERATION_MOVED "operation-moved" Operations "is in another group" rust Breaking wire Neutral;
    FUNCTION_RENAMED "function-renamed" Operations "has another name" rust Breaking wire Neutral;
    OPERATION_METHOD "operation-method" Operations "has another method" rust Neutral wire Breaking;
    OPERATION_PATH "operation-path" Operations "has another path" rust Neutral wire Breaking;
    OPERATION_SERVERS "operation-servers" Operations "has other servers" rust Neutral wire Breaking "additive when the first one stays and none is missing";
    OPERATION_SECURITY "operation-security" Operations "needs other credentials" rust Neutral wire Breaking "additive when every way that did before still does";
    OPERATION_RETRY "operation-retry" Operations "is retried in other cases" rust Neutral wire Neutral;
    OPERATION_DEPRECATED "operation-deprecated" Operations "is deprecated" rust Additive wire Neutral;
    OPERATION_REINSTATED "operation-reinstated" Operations "is no longer deprecated" rust Neutral wire Neutral;
    PAGES_ADDED "pages-added" Operations "comes in pages" rust Additive wire Neutral;
    PAGES_REMOVED "pages-removed" Operations "no longer comes in pages" rust Breaking wire Neutral;
    PAGES_ITEM "pages-item" Operations "comes in pages of other items" rust Breaking wire Neutral;
    PAGES_CHANGED "pages-changed" Operations "comes in pages in another way" rust Neutral wire Neutral;
    ARGUMENTS_REORDERED "arguments-reordered" Operations "take another order" rust Breaking wire Neutral;
    OPERATION_CLIENT_PARAMETER "operation-client-parameter" Operations "is sent with it or not" rust Neutral wire Additive "breaking when it is no longer";

    PARAMETER_ADDED "parameter-added" Parameters "was added, optional" rust Additive wire Additive;
    PARAMETER_ADDED_REQUIRED "parameter-added-required" Parameters "was added, required" rust Breaking wire Breaking;
    PARAMETER_REMOVED "parameter-removed" Parameters "was removed" rust Breaking wire Breaking;
    PARAMETER_RENAMED "parameter-renamed" Parameters "has another name" rust Breaking "neutral when the name in Rust is the same" wire Breaking "neutral in a path";
    PARAMETER_IDENT "parameter-ident" Parameters "has another name in Rust" rust Breaking wire Neutral;
    PARAMETER_LOCATION "parameter-location" Parameters "goes elsewhere" rust Neutral wire Breaking;
    PARAMETER_TO_CLIENT "parameter-to-client" Parameters "is sent by the client itself" rust Breaking wire Neutral;
    PARAMETER_FROM_CLIENT "parameter-from-client" Parameters "is no longer sent by the client itself" rust Additive "breaking when it is required" wire Neutral;
    PARAMETER_REQUIRED "parameter-required" Parameters "became required" rust Breaking wire Breaking;
    PARAMETER_OPTIONAL "parameter-optional" Parameters "became optional" rust Breaking wire Additive;
    PARAMETER_NULLABLE "parameter-nullable" Parameters "may be `null` or no longer" rust Neutral wire Breaking "additive when it may be now";
    PARAMETER_TYPE "parameter-type" Parameters "has another type" rust Breaking wire Breaking "additive when more is allowed, neutral when the wire form is the same";
    PARAMETER_STYLE "parameter-style" Parameters "is written in another way" rust Neutral wire Breaking "neutral when its values are written the same in both";
    PARAMETER_DEFAULT "parameter-default" Parameters "has another default" rust Neutral wire Breaking "neutral when only one of the documents names one";
    PARAMETER_LIMITS "parameter-limits" Parameters "has other limits" rust Neutral wire Breaking "additive when more is allowed";
    PARAMETER_DEPRECATED "parameter-deprecated" Parameters "is deprecated" rust Additive wire Neutral;
    PARAMETER_REINSTATED "parameter-reinstated" Parameters "is no longer deprecated" rust Neutral wire Neutral;

    BODY_ADDED "body-added" Bodies "was added, optional" rust Additive wire Additive;
    BODY_ADDED_REQUIRED "body-added-required" Bodies "was added, required" rust Breaking wire Breaking;
    BODY_REMOVED "body-removed" Bodies "was removed" rust Breaking wire Breaking;
    BODY_REQUIRED "body-required" Bodies "became required" rust Breaking wire Breaking;
    BODY_OPTIONAL "body-optional" Bodies "became optional" rust Breaking wire Additive;
    BODY_TYPE "body-type" Bodies "has another type" rust Breaking wire Breaking "additive when more is allowed, neutral when the wire form is the same";
    BODY_MEDIA_TYPE "body-media-type" Bodies "has another media type" rust Neutral wire Breaking;
    BODY_FORM "body-form" Bodies "is a form or no longer" rust Breaking wire Breaking;
    BODY_ENCODING "body-encoding" Bodies "is written in another way" rust Neutral wire Breaking;

    ANSWER_ADDED "answer-added" Answers "was added" rust Neutral wire Additive;
    ANSWER_REMOVED "answer-removed" Answers "was removed" rust Neutral wire Breaking "neutral for a failure";
    ANSWER_STATUS "answer-status" Answers "has another status" rust Neutral wire Breaking;
    ANSWER_MEDIA_TYPE "answer-media-type" Answers "comes in another media type" rust Neutral wire Breaking;
    ANSWER_MEDIA_TYPE_ADDED "answer-media-type-added" Answers "comes in one more media type" rust Neutral wire Additive;
    ANSWER_MEDIA_TYPE_REMOVED "answer-media-type-removed" Answers "no longer comes in a media type" rust Neutral wire Breaking;
    ANSWER_TYPE "answer-type" Answers "has another type" rust Neutral wire Breaking "neutral when less is allowed";
    ANSWER_HEADER_ADDED "answer-header-added" Answers "was added" rust Neutral wire Additive;
    ANSWER_HEADER_REMOVED "answer-header-removed" Answers "was removed" rust Neutral wire Breaking;
    ANSWER_HEADER_TYPE "answer-header-type" Answers "has another type" rust Neutral wire Breaking "neutral when less is allowed";
    ANSWER_ORDER "answer-order" Answers "are asked for in another order" rust Neutral wire Neutral;
    CALL_RESULT "call-result" Answers "gives something else" rust Breaking wire Neutral;
    CALL_ERROR "call-error" Answers "fails with something else" rust Breaking wire Neutral;
}
