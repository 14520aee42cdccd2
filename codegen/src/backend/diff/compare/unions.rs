//! Members of unions, which stay open in Rust.

use std::collections::BTreeSet;

use super::types::{Pair, part};
use super::{Context, Finding, rules, text, wire};
use crate::backend::diff::Impact;
use crate::backend::diff::pairing::variant_pairs;
use crate::ir::{Api, Union, Variant};
use crate::surface;

/// Compares two unions.
pub fn compare(cx: &mut Context<'_, '_>, pair: &Pair<'_>, old: &Union, new: &Union) {
    let members = variant_pairs(cx.pairing, old, new);
    for member in &members.removed {
        let wire = part(Impact::Breaking, Impact::Neutral);
        let finding = finding(&rules::MEMBER_REMOVED, member).wire(wire);
        pair.add(cx, finding.texts(text::ty(cx.pairing.old, &member.ty), ""));
    }
    for member in &members.added {
        let wire = part(Impact::Additive, Impact::Breaking);
        let finding = finding(&rules::MEMBER_ADDED, member).wire(wire);
        pair.add(cx, finding.texts("", text::ty(cx.pairing.new, &member.ty)));
    }
    for (a, b) in &members.both {
        let (before, after) = (surface::variant_ident(&a.name), surface::variant_ident(&b.name));
        if before != after {
            pair.add(cx, finding(&rules::MEMBER_IDENT, b).texts(&before, &after));
        }
        if pair.is_other(cx, &a.ty, &b.ty, &format!(".{after}")) {
            let texts = (text::ty(cx.pairing.old, &a.ty), text::ty(cx.pairing.new, &b.ty));
            let change = wire::between(cx.pairing, &a.ty, &b.ty);
            pair.add(cx, finding(&rules::MEMBER_TYPE, b).wire(change).texts(texts.0, texts.1));
        }
        if is_made_of(cx.pairing.old, old, a) && !is_made_of(cx.pairing.new, new, b) {
            let ty = text::ty(cx.pairing.new, &b.ty);
            pair.add(cx, finding(&rules::MEMBER_CONVERSION, b).texts(format!("From<{ty}>"), ""));
        }
        if old.discriminator.is_some() && new.discriminator.is_some() && tags(a) != tags(b) {
            let join = |of: BTreeSet<&str>| of.into_iter().collect::<Vec<_>>().join(", ");
            pair.add(cx, finding(&rules::DISCRIMINATOR, b).texts(join(tags(a)), join(tags(b))));
        }
    }
    if old.discriminator != new.discriminator {
        let text = |key: &Option<String>| key.clone().unwrap_or_else(|| "what fits".to_owned());
        let finding = Finding::new(&rules::DISCRIMINATOR, "member", "");
        pair.add(cx, finding.texts(text(&old.discriminator), text(&new.discriminator)));
    }
    order(cx, pair, (old, new), &members.both);
}

/// Of two members that fit equally well, the first one is taken.
fn order(
    cx: &mut Context<'_, '_>,
    pair: &Pair<'_>,
    (old, new): (&Union, &Union),
    both: &[(&Variant, &Variant)],
) {
    let position = |list: &[Variant], one: &Variant| list.iter().position(|other| std::ptr::eq(other, one));
    let mut positions: Vec<_> =
        both.iter().map(|(a, b)| (position(&old.variants, a), position(&new.variants, b))).collect();
    positions.sort_unstable();
    if !positions.is_sorted_by_key(|(_, new)| *new) {
        let names = |union: &Union| {
            union.variants.iter().map(|one| surface::variant_ident(&one.name)).collect::<Vec<_>>().join(", ")
        };
        let finding = Finding::new(&rules::MEMBER_ORDER, "members", "");
        pair.add(cx, finding.texts(names(old), names(new)));
    }
}

/// Whether the union is made of this member with `From`: no other member has its type.
fn is_made_of(api: &Api, union: &Union, member: &Variant) -> bool {
    let same = |other: &&Variant| api.resolve(&other.ty) == api.resolve(&member.ty);
    union.variants.iter().filter(same).count() == 1
}

fn tags(member: &Variant) -> BTreeSet<&str> {
    member.tags.iter().map(String::as_str).collect()
}

fn finding(rule: &'static super::Rule, member: &Variant) -> Finding {
    let ident = surface::variant_ident(&member.name);
    Finding::new(rule, "member", &ident).tail(format!(".{ident}"))
}
