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

/// The features that the generated code asks for: `default`, which is all groups, one a group, one for the table
/// of operations, and one for the server to test against.
pub fn features(api: &Api) -> Vec<Feature> {
    let names: Vec<String> =
        super::used_groups(api).map(|(_, group, _)| surface::feature(&group.name)).collect();
    let groups = names.iter().map(|name| Feature { name: name.clone(), enables: Vec::new() });
    let default = Feature { name: "default".to_owned(), enables: names.clone() };
    let catalogue = Feature { name: super::catalogue::FEATURE.to_owned(), enables: Vec::new() };
    let enables = super::mock::ENABLES.iter().map(|&name| name.to_owned()).collect();
    let mock = Feature { name: super::mock::FEATURE.to_owned(), enables };
    std::iter::once(default).chain(groups).chain([catalogue, mock]).collect()
}
