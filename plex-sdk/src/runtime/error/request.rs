//! Errors before anything is sent.

use std::error::Error;
use std::fmt;

use super::BoxError;

/// The client is set up wrongly.
#[derive(Debug, PartialEq, Eq)]
pub struct ConfigError {
    message: String,
}

impl ConfigError {
    pub(in crate::runtime) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for ConfigError {}

/// A request that cannot be sent as it is. The message names the parameter, never its value.
#[derive(Debug, PartialEq, Eq)]
pub struct RequestError {
    operation: &'static str,
    parameter: Option<String>,
    message: String,
}

impl RequestError {
    pub(in crate::runtime) fn new(
        operation: &'static str,
        parameter: Option<String>,
        message: impl Into<String>,
    ) -> Self {
        Self { operation, parameter, message: message.into() }
    }

    /// The id of the operation.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The wire name of the parameter that is wrong; `None` when it is the request as a whole.
    pub fn parameter(&self) -> Option<&str> {
        self.parameter.as_deref()
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.parameter {
            Some(parameter) => write!(f, "{}: parameter `{parameter}` {}", self.operation, self.message),
            None => write!(f, "{}: {}", self.operation, self.message),
        }
    }
}

impl Error for RequestError {}

/// The function that provides the access token failed.
#[derive(Debug)]
pub struct CredentialError {
    operation: &'static str,
    source: BoxError,
}

impl CredentialError {
    pub(in crate::runtime) fn new(operation: &'static str, source: BoxError) -> Self {
        Self { operation, source }
    }

    /// The id of the operation.
    pub fn operation(&self) -> &'static str {
        self.operation
    }
}

impl fmt::Display for CredentialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: the access token provider failed", self.operation)
    }
}

impl Error for CredentialError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}
