//! The two kinds of PIN.

/// How the code of a PIN gets to plex.tv.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PinKind {
    /// In an address that the user opens; it is valid for half an hour. For devices that can show or open a link.
    #[default]
    Link,
    /// By hand: four characters, which the user types in at `https://plex.tv/link`; they are valid for a quarter
    /// of an hour. For televisions and the like.
    Code,
}
