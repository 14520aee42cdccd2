//! The methods of progenitor's client, read from its code.

use std::collections::{BTreeMap, BTreeSet};

use syn::{FnArg, GenericArgument, ImplItem, ImplItemFn, Item, Pat, PathArguments, Type};

use crate::document::{Operation, Place, Slot};
use crate::scratch::{Pass, PeerCall};

/// In place of the name of a type: an array that has no `Serialize`.
const ARRAY: &str = "[]";

/// The longest array that serde writes.
const LONGEST_ARRAY: usize = 32;

/// A method of progenitor's client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Method {
    /// Its name
    pub ident: String,
    /// What it takes, in order
    pub arguments: Vec<Argument>,
}

/// An argument of a [`Method`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Its name
    pub ident: String,
    /// How a value is passed
    pub pass: Pass,
    /// The last name of its type
    type_name: String,
}

impl Argument {
    /// Whether it is for `slot`: progenitor names arguments after parameters, in snake case.
    pub fn is_for(&self, slot: &Slot) -> bool {
        let name = if slot.place == Place::Body { "body" } else { &slot.name };
        loose(&self.ident) == loose(name)
    }
}

impl Method {
    /// Whether code that calls the method compiles, and can pass every slot of the operation.
    ///
    /// # Errors
    /// A sentence about progenitor's code.
    pub fn check(&self, file: &syn::File, operation: &Operation) -> Result<(), String> {
        let mut seen = BTreeSet::new();
        if let Some(twice) = self.arguments.iter().find(|argument| !seen.insert(&argument.ident)) {
            return Err(format!("does not compile: two arguments called {}", twice.ident));
        }
        if let Some((ty, field)) = field_twice(file) {
            return Err(format!("does not compile: {ty} has two fields called {field}"));
        }
        if let Some(array) = self.arguments.iter().find(|argument| argument.type_name == ARRAY) {
            return Err(format!("does not compile: {} is an array longer than serde knows", array.ident));
        }
        for slot in &operation.slots {
            let mut rest = operation.slots.iter().filter(|other| loose(&other.name) == loose(&slot.name));
            let argument = self.arguments.iter().find(|argument| argument.is_for(slot));
            let (Some(argument), Some(_), None) = (argument, rest.next(), rest.next()) else {
                return Err(format!("has no argument for {} {}", slot.place.word(), slot.name));
            };
            if matches!(slot.place, Place::Path | Place::Header) && !argument.is_printable(file) {
                let name = &argument.type_name;
                return Err(format!(
                    "does not compile: {name} has no Display for {} {}",
                    slot.place.word(),
                    slot.name
                ));
            }
        }
        Ok(())
    }

    /// How the method is called for `operation`, for which it passed the check.
    pub fn call(&self, operation: &Operation) -> PeerCall {
        let key = |argument: &Argument| {
            operation.slots.iter().find(|slot| argument.is_for(slot)).map_or(String::new(), Slot::key)
        };
        let arguments = self.arguments.iter().map(|argument| (key(argument), argument.pass)).collect();
        PeerCall { id: operation.id.clone(), ident: self.ident.clone(), arguments }
    }
}

impl Argument {
    /// Whether the type can be written with `to_string`, as progenitor does for paths and headers.
    fn is_printable(&self, file: &syn::File) -> bool {
        match &*self.type_name {
            "Vec" | "Map" | "HashMap" => false,
            name => is_foreign(file, name) || has_display(file, name),
        }
    }
}

fn types(file: &syn::File) -> impl Iterator<Item = &Item> {
    let module = file.items.iter().find_map(|item| match item {
        Item::Mod(module) if module.ident == "types" => module.content.as_ref(),
        _ => None,
    });
    module.into_iter().flat_map(|(_, items)| items)
}

/// The first type that has two fields of one name, and that name.
fn field_twice(file: &syn::File) -> Option<(String, String)> {
    types(file).find_map(|item| {
        let Item::Struct(item) = item else { return None };
        let mut seen = BTreeSet::new();
        let mut names = item.fields.iter().filter_map(|field| Some(field.ident.as_ref()?.to_string()));
        let twice = names.find(|name| !seen.insert(name.clone()))?;
        Some((item.ident.to_string(), twice))
    })
}

fn is_foreign(file: &syn::File, name: &str) -> bool {
    !types(file).any(|item| match item {
        Item::Struct(item) => item.ident == name,
        Item::Enum(item) => item.ident == name,
        _ => false,
    })
}

fn has_display(file: &syn::File, name: &str) -> bool {
    types(file).any(|item| match item {
        Item::Impl(item) => {
            let is_display =
                item.trait_.as_ref().and_then(|(path, ..)| last(path)).is_some_and(|last| last == "Display");
            is_display && type_name(&item.self_ty) == name
        }
        _ => false,
    })
}

/// The methods of the client that send something, by their loose names.
pub fn methods(file: &syn::File) -> BTreeMap<String, Method> {
    let items = file.items.iter().filter_map(|item| match item {
        Item::Impl(item) if item.trait_.is_none() && type_name(&item.self_ty) == "Client" => {
            Some(&item.items)
        }
        _ => None,
    });
    let functions = items.flatten().filter_map(|item| match item {
        ImplItem::Fn(function) if function.sig.asyncness.is_some() => Some(method(function)),
        _ => None,
    });
    functions.map(|method| (loose(&method.ident), method)).collect()
}

fn method(function: &ImplItemFn) -> Method {
    let arguments = function.sig.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(input) => match &*input.pat {
            Pat::Ident(pat) => Some(argument(pat.ident.to_string(), &input.ty)),
            _ => None,
        },
        FnArg::Receiver(_) => None,
    });
    Method { ident: function.sig.ident.to_string(), arguments: arguments.collect() }
}

fn argument(ident: String, ty: &Type) -> Argument {
    let inner = option(ty);
    let (borrowed, ty) = match inner.unwrap_or(ty) {
        Type::Reference(reference) => (true, &*reference.elem),
        other => (false, other),
    };
    let type_name = type_name(ty);
    let pass = match (&*type_name, borrowed, inner.is_some()) {
        ("str", true, false) => Pass::Text,
        ("str", true, true) => Pass::MaybeText,
        ("B", false, _) => Pass::Raw,
        (_, true, false) => Pass::Borrowed,
        (_, true, true) => Pass::MaybeBorrowed,
        (_, false, false) => Pass::Owned,
        (_, false, true) => Pass::MaybeOwned,
    };
    Argument { ident, pass, type_name }
}

/// `T` of `Option<T>`.
fn option(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    let segment = path.path.segments.last().filter(|segment| segment.ident == "Option")?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

fn type_name(ty: &Type) -> String {
    match ty {
        Type::Path(path) => last(&path.path).unwrap_or_default(),
        Type::Array(array) if length(array).is_none_or(|length| length > LONGEST_ARRAY) => ARRAY.to_owned(),
        _ => String::new(),
    }
}

fn length(array: &syn::TypeArray) -> Option<usize> {
    match &array.len {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(length), .. }) => length.base10_parse().ok(),
        _ => None,
    }
}

fn last(path: &syn::Path) -> Option<String> {
    path.segments.last().map(|segment| segment.ident.to_string())
}

/// What is left of a name in every letter case: `getA-b`, `get_a_b` and `GetAB` are one.
pub fn loose(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests;
