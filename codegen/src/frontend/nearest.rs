//! What was probably meant.

/// Names that are compared at most, and characters of a name that is compared.
const MOST: usize = 2_000;
const LONGEST: usize = 60;

/// The one of `names` that differs least from `name`, when it differs little.
pub fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    if name.len() > LONGEST {
        return None;
    }
    let wanted = name.to_lowercase();
    let near = names.take(MOST).filter(|candidate| candidate.len() <= LONGEST);
    let (distance, name) =
        near.map(|candidate| (strsim::osa_distance(&candidate.to_lowercase(), &wanted), candidate)).min()?;
    (distance <= 1 + wanted.chars().count() / 4).then_some(name)
}
