//! Which operation a path belongs to.

use http::Method;

use super::table::{MockApi, Route};
use crate::runtime::name_map::NameMap;
use crate::runtime::params::decode_lossy;
use crate::runtime::server_url::BaseUrl;

/// All operations with their paths on this server.
pub(super) struct Routes(Vec<(Vec<Vec<Segment>>, &'static Route)>);

/// What became of a path.
pub(super) enum Found {
    /// An operation, by its position, and its decoded path parameters
    Route(usize, Vec<(&'static str, String)>),
    /// The path is known, with these other methods
    OtherMethods(Vec<Method>),
    /// The path is not known
    Nothing,
}

/// A segment of a path template: fixed text, and parameters with the fixed text behind each.
struct Segment {
    start: String,
    parameters: Vec<(&'static str, String)>,
}

impl Routes {
    /// Operations with servers of their own are below host and path of each, with the variables of its URL at
    /// their defaults.
    pub(super) fn of(api: &MockApi) -> Self {
        let routes = api.groups.iter().flat_map(|group| group.iter());
        Self(routes.map(|route| (places(route), route)).collect())
    }

    pub(super) fn get(&self, index: usize) -> &'static Route {
        self.0[index].1
    }

    pub(super) fn position(&self, wanted: impl Fn(&Route) -> bool) -> Option<usize> {
        self.0.iter().position(|(_, route)| wanted(route))
    }

    /// The operation for a request. Where several fit, the one with fixed text first where the others have a
    /// parameter.
    pub(super) fn find(&self, method: &Method, path: &str) -> Found {
        let path: Vec<&str> = path.split('/').collect();
        let mut fitting = Vec::new();
        for (index, (places, route)) in self.0.iter().enumerate() {
            let fitted = places.iter().map(|segments| (segments, matched(segments, &path)));
            for (segments, parameters) in fitted {
                let Some(parameters) = parameters else { continue };
                fitting.push((
                    segments.iter().map(Segment::rank).collect::<Vec<_>>(),
                    index,
                    route,
                    parameters,
                ));
            }
        }
        let of_method = fitting.iter().filter(|(_, _, route, _)| route.meta.method == *method);
        if let Some((_, index, _, parameters)) = of_method.min_by(|one, other| one.0.cmp(&other.0)) {
            return Found::Route(*index, parameters.clone());
        }
        match fitting.is_empty() {
            true => Found::Nothing,
            false => Found::OtherMethods(
                fitting.into_iter().map(|(_, _, route, _)| route.meta.method.clone()).collect(),
            ),
        }
    }
}

/// The places of an operation: one below each of its own servers, or one without any.
fn places(route: &'static Route) -> Vec<Vec<Segment>> {
    let own =
        route.meta.servers.iter().filter_map(|server| BaseUrl::of_server(server, &NameMap::default()).ok());
    let places: Vec<_> = own.map(|server| segments(route, server.place())).collect();
    match places.is_empty() {
        true => vec![segments(route, "")],
        false => places,
    }
}

fn segments(route: &'static Route, prefix: &str) -> Vec<Segment> {
    let fixed = |text: &str| Segment { start: decode_lossy(text), parameters: Vec::new() };
    // A path starts with a slash, so it has an empty segment in front; a prefix is behind it.
    let mut segments = vec![fixed("")];
    segments.extend(prefix.split('/').filter(|part| !part.is_empty()).map(fixed));
    segments.extend(route.meta.path.split('/').skip(1).map(Segment::parse));
    segments
}

fn matched(segments: &[Segment], path: &[&str]) -> Option<Vec<(&'static str, String)>> {
    if segments.len() != path.len() {
        return None;
    }
    let mut parameters = Vec::new();
    segments.iter().zip(path).all(|(segment, text)| segment.take(text, &mut parameters)).then_some(parameters)
}

impl Segment {
    fn parse(template: &'static str) -> Self {
        let (start, mut rest) = template.split_once('{').unwrap_or((template, ""));
        let mut parameters = Vec::new();
        while let Some((name, behind)) = rest.split_once('}') {
            let (fixed, next) = behind.split_once('{').unwrap_or((behind, ""));
            parameters.push((name, fixed.to_owned()));
            rest = next;
        }
        Self { start: start.to_owned(), parameters }
    }

    /// The smaller, the more of the segment is fixed.
    fn rank(&self) -> usize {
        match self.parameters.len() {
            0 => 0,
            count => count + usize::from(self.start.is_empty() && self.parameters[count - 1].1.is_empty()),
        }
    }

    /// Whether `text` fits; the parameters in it are added, decoded.
    fn take(&self, text: &str, into: &mut Vec<(&'static str, String)>) -> bool {
        if self.parameters.is_empty() {
            return decode_lossy(text) == self.start;
        }
        let Some(mut rest) = text.strip_prefix(self.start.as_str()) else { return false };
        for (position, (name, behind)) in self.parameters.iter().enumerate() {
            let is_last = position + 1 == self.parameters.len();
            let end = match (is_last, behind.is_empty()) {
                (true, _) => rest.len().checked_sub(behind.len()).filter(|_| rest.ends_with(behind)),
                (false, true) => Some(rest.len().min(1)),
                (false, false) => rest.find(behind.as_str()),
            };
            let Some(end) = end.filter(|end| *end > 0) else { return false };
            into.push((*name, decode_lossy(&rest[..end])));
            rest = &rest[end + behind.len()..];
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn take(template: &'static str, text: &str) -> Option<Vec<(&'static str, String)>> {
        let mut parameters = Vec::new();
        Segment::parse(template).take(text, &mut parameters).then_some(parameters)
    }

    #[test]
    fn segments_take_what_fits() {
        assert_eq!(take("all", "all"), Some(vec![]));
        assert_eq!(take("all", "al"), None);
        assert_eq!(take(":", "%3A"), Some(vec![]));
        assert_eq!(take("{id}", "a%2Fb+c"), Some(vec![("id", "a/b+c".to_owned())]));
        assert_eq!(take("{id}", ""), None);
        assert_eq!(take("file.{ext}", "file.srt"), Some(vec![("ext", "srt".to_owned())]));
        let both = vec![("a", "1".to_owned()), ("b", "x.y".to_owned())];
        assert_eq!(take("{a}.{b}", "1.x.y"), Some(both));
        assert_eq!(take("{a}.{b}", "1."), None);
        assert_eq!(take("{id}.m3u8", "7.mp4"), None);
    }
}
