use crate::ir::Api;
use crate::surface;

/// A Cargo feature of the generated crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Its name.
    pub name: String,
    /// The features that it switches on.
    pub enables: Vec<String>,
}

/// The features of the runtime, which every generated crate has, and what they switch on.
const RUNTIME: &[(&str, &[&str])] = &[
    ("blocking", &["tokio/rt"]),
    ("gzip", &["reqwest/gzip"]),
    (super::mock::FEATURE, super::mock::ENABLES),
    ("native-tls", &["reqwest/native-tls"]),
    (TLS, &["reqwest/rustls"]),
    ("tracing", &["dep:tracing"]),
];

/// The implementation of TLS that is switched on when nothing else is said.
const TLS: &str = "rustls";

/// The features that a generated crate has: `default`, which is TLS and all groups, one a group, one for the table
/// of operations, and those of the runtime.
pub fn features(api: &Api) -> Vec<Feature> {
    let groups: Vec<String> =
        super::used_groups(api).map(|(_, group, _)| surface::feature(&group.name)).collect();
    let default = std::iter::once(TLS.to_owned()).chain(groups.iter().cloned()).collect();
    let default = Feature { name: "default".to_owned(), enables: default };
    let groups = groups.into_iter().chain([super::catalogue::FEATURE.to_owned()]);
    let groups = groups.map(|name| Feature { name, enables: Vec::new() });
    let runtime = RUNTIME.iter().map(|(name, enables)| Feature {
        name: (*name).to_owned(),
        enables: enables.iter().map(|other| (*other).to_owned()).collect(),
    });
    std::iter::once(default).chain(groups).chain(runtime).collect()
}
