//! The server gives out the files of its folder, and nothing else.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};

struct Server {
    process: Child,
    address: SocketAddr,
}

impl Server {
    fn start(folder: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_site"))
            .arg("serve")
            .arg(folder)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the command runs");
        let mut line = String::new();
        let output = process.stdout.as_mut().expect("its output is read");
        BufReader::new(output).read_line(&mut line).expect("it prints its address");
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/');
        Self { address: address.parse().expect("it is an address"), process }
    }

    /// Status and everything that follows it, of a request with exactly this target.
    fn request(&self, method: &str, target: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        let request = format!("{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("it takes the request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers in text");
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
        (status.expect("it has a status"), answer)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().expect("it can be stopped");
        self.process.wait().expect("it stops");
    }
}

#[test]
fn files_of_the_folder_are_served_to_this_machine_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    fs::create_dir_all(site.join("models")).expect("a folder");
    fs::write(site.join("index.html"), "<h1>front</h1>").expect("a file");
    fs::write(site.join("models/thing.html"), "<h1>thing</h1>").expect("a file");
    fs::write(folder.path().join("secret.txt"), "the secret").expect("a file");
    let server = Server::start(&site);
    assert_eq!(server.address.ip(), IpAddr::V4(Ipv4Addr::LOCALHOST));

    let (status, front) = server.request("GET", "/");
    assert_eq!(status, 200);
    assert!(front.contains("content-type: text/html") && front.ends_with("<h1>front</h1>"), "{front}");
    assert!(server.request("GET", "/models/thing.html?highlight=x").1.ends_with("<h1>thing</h1>"));
    assert_eq!(server.request("GET", "/gone.html").0, 404);
    assert_eq!(server.request("POST", "/").0, 405);
    let secret = folder.path().join("secret.txt");
    let secret = secret.to_string_lossy();
    for target in [
        "/../secret.txt",
        "/models/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        &secret,
        &format!("/{secret}"),
        &secret.replace('/', "%2f"),
    ] {
        let (status, answer) = server.request("GET", target);
        assert!((400..500).contains(&status), "{target}: {status}");
        assert!(!answer.contains("the secret"), "{target}: {answer}");
    }
}

#[test]
fn a_folder_without_a_site_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = Command::new(env!("CARGO_BIN_EXE_site")).arg("serve").arg(folder.path()).output();
    let run = run.expect("the command runs");
    assert_eq!(run.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&run.stderr).contains("there is no site in"));
}
