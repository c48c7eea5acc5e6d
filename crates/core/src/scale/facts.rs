//! Models, devices and large numbers that one knows, each with its source.

use crate::spec::Reference;

/// A Julian year in seconds.
pub const YEAR_SECONDS: f64 = 365.25 * 86_400.0;
/// The age of the universe in seconds: 13.787 billion years (Planck 2018 results VI, table 2).
pub const UNIVERSE_SECONDS: f64 = 13.787e9 * YEAR_SECONDS;
/// The Planck time in seconds (CODATA 2022).
pub const PLANCK_SECONDS: f64 = 5.391_247e-44;
/// Atoms in the observable universe, to the order of magnitude.
pub const UNIVERSE_ATOMS: f64 = 1e80;

/// A network and how many parameters it has.
#[derive(Debug, Clone, Copy)]
pub struct Model {
    /// Stable name.
    pub id: &'static str,
    /// How many numbers are trained.
    pub parameters: f64,
    /// Where the number is from; `None` where it is counted on the spot.
    pub source: Option<Reference>,
}

/// A device and its memory.
#[derive(Debug, Clone, Copy)]
pub struct Device {
    /// Stable name.
    pub id: &'static str,
    /// Bytes, with a gigabyte of 10⁹: a device keeps more than the difference for itself.
    pub bytes: f64,
    /// Where the number is from.
    pub source: Reference,
}

/// A large number that one knows.
#[derive(Debug, Clone, Copy)]
pub struct Landmark {
    /// Stable name.
    pub id: &'static str,
    /// The number.
    pub value: f64,
    /// Where it is from.
    pub source: Reference,
}

const fn source(text: &'static str, url: &'static str) -> Reference {
    Reference { text, url }
}

/// The seminar's models, by size.
pub const MODELS: [Model; 5] = [
    Model { id: "line", parameters: 1.0, source: None },
    Model { id: "line_with_bias", parameters: 2.0, source: None },
    Model { id: "iris", parameters: 111.0, source: None },
    Model {
        id: "stable_diffusion",
        parameters: 890e6,
        source: Some(source(
            "G. Couairon, J. Verbeek, H. Schwenk, M. Cord, DiffEdit, 2022: \"890M parameter text-conditional model\"; the \
             repository of its authors counts 860 M in the U-Net and 123 M in the text encoder",
            "https://arxiv.org/abs/2210.11427",
        )),
    },
    Model {
        id: "dalle2",
        parameters: 4.5e9,
        source: Some(source(
            "A. Ramesh et al., Hierarchical Text-Conditional Image Generation with CLIP Latents, 2022, table 3: decoder \
             3.5 B and prior 1 B; upsamplers (0.7 B and 0.3 B) and CLIP are not counted",
            "https://arxiv.org/abs/2204.06125",
        )),
    },
];

/// Devices, by their memory.
pub const DEVICES: [Device; 7] = [
    Device {
        id: "arduino",
        bytes: 2048.0,
        source: source(
            "Arduino UNO R3: ATmega328P, 2 kB SRAM",
            "https://docs.arduino.cc/hardware/uno-rev3/",
        ),
    },
    Device {
        id: "phone",
        bytes: 8e9,
        source: source(
            "Samsung Galaxy S24: 8 GB",
            "https://www.samsung.com/us/smartphones/galaxy-s24/",
        ),
    },
    Device {
        id: "laptop",
        bytes: 16e9,
        source: source(
            "MacBook Air (M3, from October 2024): 16 GB",
            "https://support.apple.com/en-us/118551",
        ),
    },
    Device {
        id: "gaming_gpu",
        bytes: 24e9,
        source: source(
            "NVIDIA GeForce RTX 4090: 24 GB",
            "https://www.nvidia.com/en-us/geforce/graphics-cards/40-series/rtx-4090/",
        ),
    },
    Device {
        id: "gpu",
        bytes: 80e9,
        source: source("NVIDIA H100: 80 GB", "https://www.nvidia.com/en-us/data-center/h100/"),
    },
    Device {
        id: "server",
        bytes: 640e9,
        source: source(
            "NVIDIA DGX H100: 8 × 80 GB",
            "https://www.nvidia.com/en-us/data-center/dgx-h100/",
        ),
    },
    Device {
        id: "supercomputer",
        bytes: 9408.0 * 1024e9,
        source: source(
            "Frontier, Oak Ridge National Laboratory: 9,408 nodes, each with 512 GB beside its processor and 512 GB on its \
             accelerators",
            "https://docs.olcf.ornl.gov/systems/frontier_user_guide.html",
        ),
    },
];

/// Numbers that one knows, rising.
pub const LANDMARKS: [Landmark; 8] = [
    Landmark {
        id: "gpu_second",
        value: 989e12,
        source: source(
            "NVIDIA H100 SXM: 989 TFLOPS in bfloat16, dense",
            "https://www.nvidia.com/en-us/data-center/h100/",
        ),
    },
    Landmark {
        id: "universe_seconds",
        value: UNIVERSE_SECONDS,
        source: source(
            "Planck Collaboration, Planck 2018 results VI, table 2: 13.787 billion years",
            "https://arxiv.org/abs/1807.06209",
        ),
    },
    Landmark {
        id: "sand",
        value: 7.5e18,
        source: source(
            "An estimate for all beaches, by the University of Hawaii, as told by NPR, 2012",
            "https://www.npr.org/sections/krulwich/2012/09/17/161096233/which-is-greater-the-number-of-sand-grains-on-earth-or-stars-in-the-sky",
        ),
    },
    Landmark {
        id: "earth_atoms",
        value: 1.3e50,
        source: source(
            "Jefferson Lab, How many atoms are there in the world?",
            "https://education.jlab.org/qa/mathatom_05.html",
        ),
    },
    Landmark {
        id: "planck_times",
        value: UNIVERSE_SECONDS / PLANCK_SECONDS,
        source: source(
            "The same age over the Planck time, 5.391247·10⁻⁴⁴ s (CODATA 2022)",
            "https://physics.nist.gov/cgi-bin/cuu/Value?plkt",
        ),
    },
    Landmark {
        id: "universe_atoms",
        value: UNIVERSE_ATOMS,
        source: source(
            "To the order of magnitude: about 10⁸⁰ baryons in the observable universe",
            "https://en.wikipedia.org/wiki/Observable_universe#Matter_and_mass",
        ),
    },
    Landmark {
        id: "universe_computer",
        value: UNIVERSE_ATOMS * (UNIVERSE_SECONDS / PLANCK_SECONDS),
        source: source(
            "The product of the two: every atom tries one point in every Planck time since the Big Bang",
            "https://physics.nist.gov/cgi-bin/cuu/Value?plkt",
        ),
    },
    Landmark {
        id: "go",
        value: 2.081_681_993_819_799_8e170,
        source: source(
            "J. Tromp, The Number of Legal Go Positions, 2016: positions on 19 × 19",
            "https://tromp.github.io/go/legal.html",
        ),
    },
];
