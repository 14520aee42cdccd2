//! What a server and its connections share.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::answer::Answer;
use super::request::Request;
use super::route_match::Routes;
use super::table::{MockApi, Route};
use crate::runtime::{Operation, Secret};

/// What a server and its connections share.
pub(super) struct Shared {
    pub(super) api: &'static MockApi,
    pub(super) routes: Routes,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    overrides: BTreeMap<usize, VecDeque<Override>>,
    requests: Vec<Request>,
    token: Option<Secret>,
    lenient: bool,
}

/// Another answer for an operation.
pub(super) struct Override {
    pub(super) reply: Reply,
    /// For how many calls; `None` until another takes its place
    pub(super) left: Option<u64>,
}

/// How an override answers.
#[derive(Clone)]
pub(super) enum Reply {
    /// Always in the same way
    Fixed(Box<Answer>),
    /// As a function says
    Function(Arc<dyn Fn(&Request) -> Answer + Send + Sync>),
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reply::Fixed(answer) => answer.fmt(f),
            Reply::Function(_) => f.write_str("a function"),
        }
    }
}

impl Shared {
    pub(super) fn new(api: &'static MockApi) -> Self {
        Self { api, routes: Routes::of(api), state: Mutex::default() }
    }

    /// A test that panicked elsewhere left nothing half done in here.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn route(&self, index: usize) -> &'static Route {
        self.routes.get(index)
    }

    /// The position of an operation.
    pub(super) fn index_of<O: Operation>(&self) -> Option<usize> {
        self.routes.position(|route| {
            route.meta.id == O::META.id
                && route.meta.path == O::META.path
                && route.meta.method == O::META.method
        })
    }

    /// Puts an override behind those that are there; one without an end makes way.
    pub(super) fn put(&self, route: usize, new: Override) {
        let mut state = self.state();
        let queue = state.overrides.entry(route).or_default();
        queue.retain(|known| known.left.is_some());
        queue.push_back(new);
    }

    /// The override for the next call of an operation.
    pub(super) fn take(&self, route: usize) -> Option<Reply> {
        let mut state = self.state();
        let queue = state.overrides.get_mut(&route)?;
        queue.retain(|known| known.left != Some(0));
        let next = queue.front_mut()?;
        if let Some(left) = &mut next.left {
            *left -= 1;
        }
        Some(next.reply.clone())
    }

    pub(super) fn reset(&self) {
        let mut state = self.state();
        state.overrides.clear();
        state.requests.clear();
    }

    pub(super) fn record(&self, request: Request) {
        self.state().requests.push(request);
    }

    pub(super) fn requests(&self) -> Vec<Request> {
        self.state().requests.clone()
    }

    /// All requests, which it forgets.
    #[cfg(test)]
    pub(super) fn take_requests(&self) -> Vec<Request> {
        std::mem::take(&mut self.state().requests)
    }

    /// The requests of one operation.
    pub(super) fn requests_of(&self, id: &str) -> Vec<Request> {
        let is_of = |request: &&Request| request.operation() == Some(id);
        self.state().requests.iter().filter(is_of).cloned().collect()
    }

    pub(super) fn token(&self) -> Option<Secret> {
        self.state().token.clone()
    }

    pub(super) fn set_token(&self, token: Option<Secret>) {
        self.state().token = token;
    }

    pub(super) fn is_lenient(&self) -> bool {
        self.state().lenient
    }

    pub(super) fn set_lenient(&self, lenient: bool) {
        self.state().lenient = lenient;
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        f.debug_struct("Shared")
            .field("api", &self.api.info.name)
            .field("requests", &state.requests.len())
            .field("token", &state.token)
            .field("lenient", &state.lenient)
            .finish_non_exhaustive()
    }
}
