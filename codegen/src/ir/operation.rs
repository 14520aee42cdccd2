use super::{
    Docs, FormField, GroupId, Name, Paging, Param, RequestBody, SecurityRequirement, Server, StatusBody,
    StatusRange,
};

/// One operation of the API.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// `operationId`, as the document writes it.
    pub id: String,
    /// Name, unique among operations.
    pub name: Name,
    /// The group it belongs to.
    pub group: GroupId,
    /// The HTTP method, in capitals.
    pub method: String,
    /// The path template, with `{wire}` for each path parameter.
    pub path: String,
    /// The words about it.
    pub docs: Docs,
    /// Parameters, those of the path item included, the client's taken out, in document order.
    pub params: Vec<Param>,
    /// Positions in [`Api::client_params`](super::Api::client_params) that this operation takes.
    pub client_params: Vec<u32>,
    /// What it sends.
    pub body: Option<RequestBody>,
    /// All documented answers, in document order.
    pub responses: Vec<StatusBody>,
    /// Alternatives, one of which has to be met; empty when the operation is open to all.
    pub security: Vec<SecurityRequirement>,
    /// Servers of its own; empty when it uses those of the API.
    pub servers: Vec<Server>,
    /// Whether it may be sent again.
    pub retry: RetrySafety,
    /// How its list comes in pages; `None` when it does not.
    pub paging: Option<Paging>,
}

/// Whether an operation may be sent again after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RetrySafety {
    /// As its method says (RFC 9110, section 9.2.2)
    ByMethod,
    /// The document says that it is safe (`x-idempotent: true`)
    Idempotent,
    /// The document says that it is not (`x-idempotent: false`)
    NotIdempotent,
}

impl Operation {
    /// Answers that mean success: 2xx, or 101, or `default` when nothing else is documented.
    pub fn successes(&self) -> impl Iterator<Item = &StatusBody> {
        let any = self.responses.iter().any(|response| response.status.is_success());
        self.responses.iter().filter(move |response| {
            response.status.is_success() || (!any && response.status == StatusRange::Default)
        })
    }

    /// Documented failures: 4xx, 5xx, and `default` beside a success.
    pub fn failures(&self) -> impl Iterator<Item = &StatusBody> {
        let any = self.responses.iter().any(|response| response.status.is_success());
        self.responses.iter().filter(move |response| match response.status {
            StatusRange::Code(code) => code >= 400,
            StatusRange::Class(class) => class >= 4,
            StatusRange::Default => any,
        })
    }

    /// Fields of a form body; empty for any other body.
    pub fn form_fields(&self) -> &[FormField] {
        match &self.body {
            Some(RequestBody::Form { fields, .. }) => fields,
            _ => &[],
        }
    }
}

impl StatusRange {
    /// Whether these codes mean success: 2xx, or 101 Switching Protocols.
    pub fn is_success(self) -> bool {
        match self {
            StatusRange::Code(code) => code == 101 || (200..300).contains(&code),
            StatusRange::Class(class) => class == 2,
            StatusRange::Default => false,
        }
    }
}
