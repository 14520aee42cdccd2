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

/// The features that the generated code asks for: `default`, which is all of them, and one a group.
pub fn features(api: &Api) -> Vec<Feature> {
    let names: Vec<String> =
        super::used_groups(api).map(|(_, group, _)| surface::feature(&group.name)).collect();
    let groups = names.iter().map(|name| Feature { name: name.clone(), enables: Vec::new() });
    std::iter::once(Feature { name: "default".to_owned(), enables: names.clone() }).chain(groups).collect()
}
