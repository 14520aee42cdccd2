//! The key of an installation.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use ed25519_dalek::{SECRET_KEY_LENGTH, Signer, SigningKey};
use serde_json::{Value, json};

use crate::ext::store::StoreError;
use crate::generated::models::JsonWebKey;
use crate::runtime::Secret;

/// A pair of keys on the curve Ed25519. Its memory is overwritten when it is dropped.
pub(super) struct DeviceKey(SigningKey);

impl DeviceKey {
    /// Makes a new one with random bytes of the system.
    pub(super) fn generate() -> Result<Self, StoreError> {
        let mut bytes = [0; SECRET_KEY_LENGTH];
        getrandom::fill(&mut bytes)
            .map_err(|error| StoreError::new(format!("the system has no random bytes: {error}")))?;
        Ok(Self(SigningKey::from_bytes(&bytes)))
    }

    /// Reads what [`to_secret`](Self::to_secret) gave.
    pub(super) fn from_secret(secret: &Secret) -> Result<Self, StoreError> {
        let bytes = BASE64.decode(secret.expose()).ok();
        let bytes = bytes.and_then(|bytes| <[u8; SECRET_KEY_LENGTH]>::try_from(bytes).ok());
        let bytes = bytes
            .ok_or_else(|| StoreError::new("what the store has as the key of the installation is none"))?;
        Ok(Self(SigningKey::from_bytes(&bytes)))
    }

    /// The private half, in base64url.
    pub(super) fn to_secret(&self) -> Secret {
        BASE64.encode(self.0.to_bytes()).into()
    }

    /// The public half.
    pub(super) fn jwk(&self) -> JsonWebKey {
        JsonWebKey {
            kty: "OKP".to_owned(),
            crv: "Ed25519".to_owned(),
            x: self.public(),
            kid: Some(self.public()),
            use_: Some("sig".to_owned()),
            alg: Some("EdDSA".to_owned()),
            ..Default::default()
        }
    }

    /// The public half in base64url. It is the name of the key as well, since no other key has it.
    fn public(&self) -> String {
        BASE64.encode(self.0.verifying_key().to_bytes())
    }

    /// A signed JSON Web Token (RFC 7519) with these claims.
    pub(super) fn sign(&self, claims: &Value) -> Secret {
        let header = json!({ "alg": "EdDSA", "typ": "JWT", "kid": self.public() });
        let signed = format!("{}.{}", BASE64.encode(header.to_string()), BASE64.encode(claims.to_string()));
        let signature = self.0.sign(signed.as_bytes());
        format!("{signed}.{}", BASE64.encode(signature.to_bytes())).into()
    }
}
