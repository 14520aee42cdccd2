//! Serves the files of a folder to this machine.

use std::io::{self, Write as _};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

/// Serves `folder` until the program is stopped, on the loopback interface alone, and prints its address.
///
/// # Errors
/// When the folder is not there, or the port is taken.
pub fn serve(folder: &Path, port: u16, open: bool) -> Result<()> {
    ensure!(folder.join("index.html").is_file(), "there is no site in {}", folder.display());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listener =
            TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))?;
        let url = format!("http://{}/", listener.local_addr()?);
        println!("{url}");
        io::stdout().flush()?;
        if open {
            opener::open(&url).with_context(|| format!("cannot open {url} in a browser"))?;
        }
        let files = TowerToHyperService::new(ServeDir::new(folder));
        loop {
            // A connection that ends early is the browser's business, not a reason to stop.
            let Ok((stream, _)) = listener.accept().await else { continue };
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), files.clone());
            tokio::spawn(async { connection.await.ok() });
        }
    })
}
