//! Makes every call of a plan with both clients. Written by `cargo differential`; see codegen/differential.

mod arguments;
mod calls;

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;

use arguments::Arguments;
use serde_json::{Value, json};

/// A call that is under way.
type Calling = Pin<Box<dyn Future<Output = Result<(), String>>>>;

/// What a call is made with.
pub struct Setting {
    base: String,
    http: reqwest::Client,
    arguments: Arguments,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let (plan, server) = (words.next().ok_or("no plan")?, words.next().ok_or("no server")?);
    let plan: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(plan)?)?;
    let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    for (number, call) in plan.iter().enumerate() {
        let id = call["operation"].as_str().unwrap_or_default();
        for (side, find) in [("ours", calls::ours as fn(&str) -> _), ("peer", calls::peer)] {
            let start: fn(Setting) -> Calling = find(id).ok_or("an operation is missing")?;
            let arguments = Arguments(call["values"].as_object().cloned().unwrap_or_default());
            let base = format!("{server}/{side}/{number}");
            // An answer that a client cannot read is of no interest here, but a reason not to send is.
            let setting = Setting { base, http: http.clone(), arguments };
            let call = AssertUnwindSafe(|| runtime.block_on(start(setting)));
            if let Err(error) = catch_unwind(call).unwrap_or_else(|_| Err("panics".to_owned())) {
                println!("{}", json!({ "side": side, "call": number, "error": error }));
            }
        }
    }
    Ok(())
}
