use super::{reserved::is_client_setter, snake_ident};
use crate::ir::{Api, SecurityScheme, SecuritySchemeKind};

/// The client parameter that is a credential as well, because its header is that of the scheme.
pub fn credential_param(api: &Api, scheme: &SecurityScheme) -> Option<usize> {
    let SecuritySchemeKind::Header(header) = &scheme.kind else { return None };
    api.client_params.iter().position(|param| param.wire.eq_ignore_ascii_case(header))
}

/// The setter by which a client is given the credential of the scheme at `index`.
///
/// The first scheme is that of the access token. One that is a client parameter is set as such, and so there is
/// `None`; so there is for one whose name is taken, which is set by its id.
pub fn credential_setter(api: &Api, index: usize) -> Option<String> {
    let scheme = &api.security_schemes[index];
    if index == 0 {
        return Some("access_token".to_owned());
    }
    let key = scheme.name.collision_key();
    let is_taken = is_client_setter(&scheme.name)
        || api.client_params.iter().any(|param| param.name.collision_key() == key);
    let is_param = credential_param(api, scheme).is_some();
    (!is_taken && !is_param).then(|| snake_ident(&scheme.name))
}
