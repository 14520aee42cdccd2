use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::backend::rust::{Context, api_info, print};
use crate::ir::Operation;
use crate::surface::{self, PageList, Spelling};

/// How the runtime gets at the pages of an operation, or nothing when its list does not come in pages.
pub fn implementation(cx: &Context<'_>, operation: &Operation) -> Option<TokenStream> {
    let pages = surface::pages(cx.api, operation)?;
    let ident = ident(operation);
    let item = print::tokens(&surface::type_text(cx.api, pages.item, Spelling::Code));
    let headers = api_info::page_headers(cx.api)
        .map(|_| quote! { const HEADERS: rt::PageHeaders = api::PAGE_HEADERS; });
    let (start, size) = (print::ident(&pages.start), print::ident(&pages.size));
    let (view, list) = match &pages.list {
        None => {
            let output = path(&pages.steps, &quote! { .as_ref()? }).unwrap_or_else(|| quote! { output });
            let view = quote! {
                let items = #output;
                Some(rt::PageView { items, received: items.len(), total: None, offset: None, count: None })
            };
            (view, path(&pages.steps, &quote! { .as_mut()? }).unwrap_or_else(|| quote! { output }))
        }
        Some(list) => {
            let field = print::ident(&list.ident);
            let (shared, unique) =
                (path(&pages.steps, &quote! { .as_ref()? }), path(&pages.steps, &quote! { .as_mut()? }));
            let (shared, unique) =
                (shared.unwrap_or_else(|| quote! { output }), unique.unwrap_or_else(|| quote! { output }));
            let view = view(list);
            (quote! { let page = &#shared; #view }, quote! { &mut #unique.#field })
        }
    };
    Some(quote! {
        impl rt::Paged for #ident {
            type Item = #item;
            #headers
            fn window(&mut self) -> rt::PageWindow<'_> {
                rt::PageWindow { start: &mut self.#start, size: &mut self.#size }
            }

            fn page(output: &rt::Output<Self>) -> Option<rt::PageView<'_, Self::Item>> {
                #view
            }

            fn list(output: &mut rt::Output<Self>) -> Option<&mut Vec<Self::Item>> {
                Some(#list)
            }
        }
    })
}

/// What an answer tells about its page, from the fields of `page`.
fn view(list: &PageList<'_>) -> TokenStream {
    let (field, wire, extra) = (print::ident(&list.ident), list.wire, print::ident(list.extra));
    let fact = |field: &Option<String>| match field {
        Some(field) => {
            let field = print::ident(field);
            quote! { rt::page_fact(&page.#field) }
        }
        None => quote! { None },
    };
    let (total, offset, count) = (fact(&list.total), fact(&list.offset), fact(&list.count));
    quote! {
        Some(rt::PageView {
            items: &page.#field,
            received: rt::received_len(&page.#extra, #wire, page.#field.len()),
            total: #total,
            offset: #offset,
            count: #count,
        })
    }
}

/// From the output of a call to the object with the list; `None` when it is that object. `open` opens an `Option`.
fn path(steps: &[(String, bool)], open: &TokenStream) -> Option<TokenStream> {
    let steps = steps.iter().map(|(name, is_option)| {
        let name = (!name.is_empty()).then(|| print::ident(name)).map(|name| quote! { .#name });
        let open = is_option.then_some(open);
        quote! { #name #open }
    });
    let steps: TokenStream = steps.collect();
    (!steps.is_empty()).then(|| quote! { output #steps })
}
