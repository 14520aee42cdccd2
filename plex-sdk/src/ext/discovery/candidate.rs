//! The ways to a server, best first.

use super::options::Insecure;
use crate::generated::models::{Connection, PlexDevice};

/// What a connection goes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// The network that the server is in
    Local,
    /// The internet
    Remote,
    /// A relay of plex.tv, which limits the bandwidth
    Relay,
}

/// One way to a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) url: String,
    pub(super) way: Way,
    pub(super) is_secure: bool,
    /// The same place by its number, without encryption
    pub(super) plain_url: Option<String>,
}

impl Candidate {
    /// The ways to `device`: local before remote before relay, and encrypted ones first among each. Local
    /// addresses of someone else's server stand for other machines here, unless both are in one network.
    pub(super) fn of(device: &PlexDevice, insecure: Insecure) -> Vec<Self> {
        let is_near = device.owned.unwrap_or_default() || device.public_address_matches.unwrap_or_default();
        let needs_https = device.https_required.unwrap_or_default();
        let all = device.connections.iter().flat_map(Self::of_connection);
        let mut candidates: Vec<Self> = Vec::new();
        for candidate in all {
            let may_be_plain = match insecure {
                Insecure::Never => false,
                Insecure::SameNetwork => candidate.way == Way::Local,
                Insecure::Always => true,
            };
            let is_allowed = candidate.is_secure || (may_be_plain && !needs_https);
            let is_reachable = is_near || candidate.way != Way::Local;
            let is_new = candidates.iter().all(|known| known.url != candidate.url);
            if is_allowed && is_reachable && is_new {
                candidates.push(candidate);
            }
        }
        candidates.sort_by_key(|candidate| (candidate.way, !candidate.is_secure));
        candidates
    }

    /// The address that plex.tv lists, and the same without encryption. A relay has the first only.
    fn of_connection(connection: &Connection) -> Vec<Self> {
        let way = match (connection.relay.unwrap_or_default(), connection.local.unwrap_or_default()) {
            (true, _) => Way::Relay,
            (false, true) => Way::Local,
            (false, false) => Way::Remote,
        };
        let plain_url = plain_url(connection).filter(|_| way != Way::Relay);
        let urls = [connection.uri.clone(), plain_url.clone()].into_iter().flatten();
        let candidate = |url: String| Self {
            is_secure: url.starts_with("https://"),
            url,
            way,
            plain_url: plain_url.clone(),
        };
        urls.map(candidate).collect()
    }
}

fn plain_url(connection: &Connection) -> Option<String> {
    let address = connection.address.as_deref().filter(|address| !address.is_empty())?;
    let port = connection.port?;
    match address.contains(':') && !address.starts_with('[') {
        true => Some(format!("http://[{address}]:{port}")),
        false => Some(format!("http://{address}:{port}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn connection(uri: &str, address: &str, way: Way) -> Connection {
        Connection {
            uri: Some(uri.to_owned()),
            address: Some(address.to_owned()),
            port: Some(32400),
            local: Some(way == Way::Local),
            relay: Some(way == Way::Relay),
            ..Default::default()
        }
    }

    fn device() -> PlexDevice {
        PlexDevice {
            owned: Some(true),
            connections: vec![
                connection("https://relay.plex.direct:8443", "198.51.100.1", Way::Relay),
                connection("https://remote.plex.direct:32400", "203.0.113.7", Way::Remote),
                connection("https://local.plex.direct:32400", "192.168.1.20", Way::Local),
                connection("https://six.plex.direct:32400", "fd00::1", Way::Local),
            ],
            ..Default::default()
        }
    }

    fn urls(device: &PlexDevice, insecure: Insecure) -> Vec<String> {
        let short = |candidate: Candidate| candidate.url.replace(".plex.direct", "");
        Candidate::of(device, insecure).into_iter().map(short).collect()
    }

    const LOCAL: [&str; 4] =
        ["https://local:32400", "https://six:32400", "http://192.168.1.20:32400", "http://[fd00::1]:32400"];

    #[test]
    fn local_comes_before_remote_before_relay_and_https_before_http() {
        let away = ["https://remote:32400", "https://relay:8443"];
        assert_eq!(urls(&device(), Insecure::SameNetwork), [&LOCAL[..], &away].concat());
        let away = ["https://remote:32400", "http://203.0.113.7:32400", "https://relay:8443"];
        assert_eq!(urls(&device(), Insecure::Always), [&LOCAL[..], &away].concat());
    }

    #[test]
    fn encryption_may_be_demanded_by_either_side() {
        let secure =
            ["https://local:32400", "https://six:32400", "https://remote:32400", "https://relay:8443"];
        assert_eq!(urls(&device(), Insecure::Never), secure);
        let strict = PlexDevice { https_required: Some(true), ..device() };
        assert_eq!(urls(&strict, Insecure::Always), secure);
    }

    #[test]
    fn local_addresses_of_others_are_left_out() {
        let foreign = PlexDevice { owned: Some(false), ..device() };
        assert_eq!(urls(&foreign, Insecure::SameNetwork), ["https://remote:32400", "https://relay:8443"]);
        let neighbour = PlexDevice { public_address_matches: Some(true), ..foreign };
        assert_eq!(urls(&neighbour, Insecure::SameNetwork)[..4], LOCAL);
    }

    #[test]
    fn the_same_address_is_tried_once() {
        let twice = connection("http://192.168.1.20:32400", "192.168.1.20", Way::Local);
        let device = PlexDevice { owned: Some(true), connections: vec![twice], ..Default::default() };
        assert_eq!(urls(&device, Insecure::SameNetwork), ["http://192.168.1.20:32400"]);
    }
}
