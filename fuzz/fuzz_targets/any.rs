//! The target that `TARGET` names, guided by coverage: see `fuzz/run`.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

static TARGET: LazyLock<darkfigure_fuzz::Target> = LazyLock::new(|| {
    let name = std::env::var("TARGET").expect("TARGET names a target");
    *darkfigure_fuzz::TARGETS.iter().find(|target| target.name == name).expect("a target has this name")
});

fuzz_target!(|data: &[u8]| (TARGET.run)(data));
