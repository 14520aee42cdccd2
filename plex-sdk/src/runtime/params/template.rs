//! Fills the path template of an operation.

/// The path with each `{name}` replaced by its encoded value.
///
/// A value never changes the structure of the path: `/` is encoded already, and a segment that would be empty,
/// `.` or `..` is refused, for the URL standard resolves dot segments before anything is sent.
pub(crate) fn expand_path(template: &str, values: &[(&str, String)]) -> Result<String, (String, String)> {
    let mut path = String::with_capacity(template.len() + 16);
    for (position, segment) in template.split('/').enumerate() {
        if position > 0 {
            path.push('/');
        }
        expand_segment(segment, values, &mut path)?;
    }
    Ok(path)
}

fn expand_segment(
    segment: &str,
    values: &[(&str, String)],
    path: &mut String,
) -> Result<(), (String, String)> {
    let start = path.len();
    let mut rest = segment;
    let mut last = None;
    while let Some((before, name, after)) = next_variable(rest) {
        let refuse = |problem: &str| (name.to_owned(), problem.to_owned());
        path.push_str(before);
        let (_, value) = values.iter().find(|(key, _)| *key == name).ok_or_else(|| refuse("has no value"))?;
        if value.is_empty() {
            return Err(refuse("is empty, which a path cannot hold"));
        }
        path.push_str(value);
        last = Some(name);
        rest = after;
    }
    path.push_str(rest);
    match (last, &path[start..]) {
        (Some(name), "." | "..") => {
            Err((name.to_owned(), "would make a `.` or `..` segment of the path".to_owned()))
        }
        _ => Ok(()),
    }
}

fn next_variable(segment: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = segment.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}
