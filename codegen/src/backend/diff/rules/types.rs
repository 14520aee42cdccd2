//! Rules about types and what they consist of. Each is counted once, with the operations that reach the type in both
//! documents; a type that none reaches does nothing on the wire.

super::rules! {
    TYPE_ADDED "type-added" Types "was added" rust Additive wire Neutral;
    TYPE_REMOVED "type-removed" Types "was removed" rust Breaking wire Neutral;
    TYPE_RENAMED "type-renamed" Types "has another name" rust Breaking wire Neutral;
    TYPE_REPLACED "type-replaced" Types "gives way to another type" rust Breaking wire Breaking "neutral when the two are alike: their differences are told one by one";
    TYPE_KIND "type-kind" Types "is something else" rust Breaking wire Breaking;
    TYPE_ALIAS "type-alias" Types "stands for something else" rust Breaking wire Breaking "by the direction, as for a field";
    TYPE_DEPRECATED "type-deprecated" Types "is deprecated" rust Additive wire Neutral;
    TYPE_REINSTATED "type-reinstated" Types "is no longer deprecated" rust Neutral wire Neutral;
    TYPE_GROUPS "type-groups" Types "belongs to other groups" rust Breaking "additive when it lost none" wire Neutral;
    OTHER_KEYS "other-keys" Types "have another type" rust Neutral wire Additive "breaking when they are narrower in a request, or wider in an answer";
    OTHER_KEYS_RENAMED "other-keys-renamed" Types "has another name" rust Breaking wire Neutral;

    FIELD_ADDED "field-added" Fields "was added, optional" rust Breaking wire Additive;
    FIELD_ADDED_REQUIRED "field-added-required" Fields "was added, required" rust Breaking wire Breaking "additive in an answer";
    FIELD_REMOVED "field-removed" Fields "was removed" rust Breaking wire Breaking;
    FIELD_RENAMED "field-renamed" Fields "has another key" rust Breaking "neutral when the name in Rust is the same" wire Breaking;
    FIELD_IDENT "field-ident" Fields "has another name in Rust" rust Breaking wire Neutral;
    FIELD_REQUIRED "field-required" Fields "became required" rust Breaking "neutral when the type in Rust is the same" wire Breaking "neutral in an answer";
    FIELD_OPTIONAL "field-optional" Fields "became optional" rust Breaking "neutral when the type in Rust is the same" wire Breaking "additive in a request";
    FIELD_NULLABLE "field-nullable" Fields "may be `null`" rust Breaking "neutral when the type in Rust is the same" wire Breaking "additive in a request";
    FIELD_NOT_NULLABLE "field-not-nullable" Fields "may no longer be `null`" rust Breaking "neutral when the type in Rust is the same" wire Breaking "neutral in an answer";
    FIELD_BOXED "field-boxed" Fields "is boxed or no longer" rust Breaking "neutral for a list or map" wire Neutral;
    FIELD_TYPE "field-type" Fields "has another type" rust Breaking wire Breaking "by the direction: additive when a request allows more, neutral when an answer allows less or the wire form is the same";
    FIELD_DEFAULT "field-default" Fields "has another default" rust Neutral wire Breaking "neutral in an answer, and when only one of the documents names one";
    FIELD_LIMITS "field-limits" Fields "has other limits" rust Neutral wire Breaking "by the direction: additive when more is allowed, neutral when an answer allows less";
    FIELD_DEPRECATED "field-deprecated" Fields "is deprecated" rust Additive wire Neutral;
    FIELD_REINSTATED "field-reinstated" Fields "is no longer deprecated" rust Neutral wire Neutral;

    ENUM_KIND "enum-kind" Values "has numbers for texts, or texts for numbers" rust Breaking wire Breaking;
    VALUE_ADDED "value-added" Values "was added" rust Additive "breaking when `0` and `1` were the only ones: it was made of a `bool`" wire Additive;
    VALUE_REMOVED "value-removed" Values "was removed" rust Breaking wire Breaking "neutral in an answer";
    VALUE_IDENT "value-ident" Values "has another name in Rust" rust Breaking wire Neutral;
    VALUE_WIRE "value-wire" Values "is another one on the wire" rust Neutral wire Breaking;

    MEMBER_ADDED "member-added" Members "was added" rust Additive wire Additive "breaking in an answer";
    MEMBER_REMOVED "member-removed" Members "was removed" rust Breaking wire Breaking "neutral in an answer";
    MEMBER_IDENT "member-ident" Members "has another name in Rust" rust Breaking wire Neutral;
    MEMBER_TYPE "member-type" Members "has another type" rust Breaking wire Breaking;
    MEMBER_CONVERSION "member-conversion" Members "is no longer made with `From`" rust Breaking wire Neutral;
    MEMBER_ORDER "member-order" Members "stand in another order" rust Neutral wire Neutral;
    DISCRIMINATOR "discriminator" Members "is told by something else" rust Neutral wire Breaking;
}
