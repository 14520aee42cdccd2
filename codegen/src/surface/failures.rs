use super::answers::free_ident;
use super::{Spelling, is_structured, media, type_text};
use crate::ir::{Api, Operation, StatusRange, Type};

/// What a documented failure gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Errors<'a> {
    /// No failure has a documented body.
    None,
    /// All documented bodies have one type; the answers that have it, in document order.
    One(&'a Type, Vec<StatusRange>),
    /// Bodies differ: an enum of its own, with one variant an answer.
    Several(Vec<ErrorVariant<'a>>),
}

/// A variant of the enum of [`Errors::Several`].
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorVariant<'a> {
    /// Name, unique in the enum: the reason phrase of the status.
    pub ident: String,
    /// The answers it stands for.
    pub status: StatusRange,
    /// What it holds.
    pub ty: &'a Type,
}

/// What the documented failures of `operation` give. Only bodies that are JSON objects or lists count: text and
/// pages for people are part of every error anyway.
pub fn errors<'a>(api: &'a Api, operation: &'a Operation) -> Errors<'a> {
    let mut found: Vec<(StatusRange, &Type)> = Vec::new();
    for failure in operation.failures() {
        let typed = failure
            .bodies
            .iter()
            .filter(|body| media::is_json(&body.media_type))
            .find_map(|body| body.ty.as_ref().filter(|ty| is_structured(api, ty)));
        if let Some(ty) = typed
            && found.iter().all(|(status, _)| *status != failure.status)
        {
            found.push((failure.status, ty));
        }
    }
    match found.as_slice() {
        [] => Errors::None,
        [(_, first), ..] if found.iter().all(|(_, ty)| ty == first) => {
            Errors::One(first, found.iter().map(|(status, _)| *status).collect())
        }
        _ => {
            let variant = |(status, ty)| ErrorVariant { ident: reason(status), status, ty };
            Errors::Several(found.into_iter().map(variant).collect())
        }
    }
}

/// The type of a documented failure, or `None` when there is none.
pub fn error_text(api: &Api, operation: &Operation, spelling: Spelling) -> Option<String> {
    match errors(api, operation) {
        Errors::None => None,
        Errors::One(ty, _) => Some(type_text(api, ty, spelling)),
        Errors::Several(_) if spelling == Spelling::Docs => {
            Some(format!("operations::{}", error_enum_ident(api, operation)))
        }
        Errors::Several(_) => Some(error_enum_ident(api, operation)),
    }
}

/// The enum of [`Errors::Several`]; no operation has its name.
pub fn error_enum_ident(api: &Api, operation: &Operation) -> String {
    free_ident(api, operation, &["Error", "Failure", "Refusal", "ErrorEnum"])
}

/// The reason phrase of a status as a variant (RFC 9110, section 15; RFC 6585).
fn reason(status: StatusRange) -> String {
    let code = match status {
        StatusRange::Default => return "Default".to_owned(),
        StatusRange::Class(4) => return "ClientError".to_owned(),
        StatusRange::Class(5) => return "ServerError".to_owned(),
        StatusRange::Class(class) => return format!("Status{class}xx"),
        StatusRange::Code(code) => code,
    };
    let known = match code {
        400 => "BadRequest",
        401 => "Unauthorized",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        408 => "RequestTimeout",
        409 => "Conflict",
        410 => "Gone",
        412 => "PreconditionFailed",
        413 => "ContentTooLarge",
        415 => "UnsupportedMediaType",
        416 => "RangeNotSatisfiable",
        422 => "UnprocessableContent",
        423 => "Locked",
        429 => "TooManyRequests",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        507 => "InsufficientStorage",
        _ => return format!("Status{code}"),
    };
    known.to_owned()
}
