use std::collections::BTreeMap;

use crate::ir::{Api, SecurityRequirement};

/// The constants for what operations need, `BY_TOKEN` or `BY_TOKEN_OR_PIN`: each different list of alternatives once,
/// in document order, as ids of schemes that have to be met together.
pub fn security_constants(api: &Api) -> Vec<(String, Vec<Vec<String>>)> {
    let mut constants: Vec<(String, Vec<Vec<String>>)> = Vec::new();
    let mut taken: BTreeMap<String, u32> = BTreeMap::new();
    for operation in &api.operations {
        let ids = scheme_ids(api, &operation.security);
        if ids.is_empty() || constants.iter().any(|(_, known)| *known == ids) {
            continue;
        }
        let name = constant_name(api, &operation.security);
        let count = taken.entry(name.clone()).or_default();
        *count += 1;
        let name = if *count == 1 { name } else { format!("{name}__{count}") };
        constants.push((name, ids));
    }
    constants
}

/// Alternatives as ids of schemes that have to be met together.
pub fn scheme_ids(api: &Api, security: &[SecurityRequirement]) -> Vec<Vec<String>> {
    let id = |(index, _): &(u32, Vec<String>)| api.security_schemes[*index as usize].id.clone();
    security.iter().map(|requirement| requirement.0.iter().map(id).collect()).collect()
}

/// Long lists do not fit into a name that one wants to read.
fn constant_name(api: &Api, security: &[SecurityRequirement]) -> String {
    let all_of = |requirement: &SecurityRequirement| match requirement.0.as_slice() {
        [] => "NOTHING".to_owned(),
        schemes => {
            let name = |(index, _): &(u32, Vec<String>)| api.security_schemes[*index as usize].name.as_str();
            schemes.iter().map(name).collect::<Vec<_>>().join("_AND_").to_ascii_uppercase()
        }
    };
    let name = security.iter().map(all_of).collect::<Vec<_>>().join("_OR_");
    if name.len() > 60 { "BY_ONE_OF_MANY".to_owned() } else { format!("BY_{name}") }
}
