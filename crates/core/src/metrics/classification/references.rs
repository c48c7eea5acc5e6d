//! Where definitions come from.

use crate::spec::Reference;

pub(super) const FAWCETT: Reference = Reference {
    text: "T. Fawcett, An introduction to ROC analysis, Pattern Recognition Letters 27(8), 2006",
    url: "https://doi.org/10.1016/j.patrec.2005.10.010",
};
pub(super) const BRODERSEN: Reference = Reference {
    text: "K. H. Brodersen et al., The balanced accuracy and its posterior distribution, ICPR 2010",
    url: "https://doi.org/10.1109/ICPR.2010.764",
};
pub(super) const YOUDEN: Reference = Reference {
    text: "W. J. Youden, Index for rating diagnostic tests, Cancer 3(1), 1950",
    url: "https://doi.org/10.1002/1097-0142(1950)3:1<32::AID-CNCR2820030106>3.0.CO;2-3",
};
pub(super) const RIJSBERGEN: Reference = Reference {
    text: "C. J. van Rijsbergen, Information Retrieval, Butterworths, 1979",
    url: "https://www.dcs.gla.ac.uk/Keith/Preface.html",
};
pub(super) const JACCARD: Reference = Reference {
    text: "P. Jaccard, The distribution of the flora in the alpine zone, New Phytologist 11(2), 1912",
    url: "https://doi.org/10.1111/j.1469-8137.1912.tb05611.x",
};
pub(super) const CHICCO: Reference = Reference {
    text: "D. Chicco and G. Jurman, The advantages of the Matthews correlation coefficient (MCC) over F1 score and accuracy, BMC Genomics 21, 2020",
    url: "https://doi.org/10.1186/s12864-019-6413-7",
};
pub(super) const COHEN: Reference = Reference {
    text: "J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20(1), 1960",
    url: "https://doi.org/10.1177/001316446002000104",
};
pub(super) const GNEITING: Reference = Reference {
    text: "T. Gneiting and A. E. Raftery, Strictly proper scoring rules, prediction, and estimation, Journal of the American Statistical Association 102, 2007",
    url: "https://doi.org/10.1198/016214506000001437",
};
pub(super) const BRIER: Reference = Reference {
    text: "G. W. Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review 78(1), 1950",
    url: "https://doi.org/10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2",
};
pub(super) const NAEINI: Reference = Reference {
    text: "M. P. Naeini, G. F. Cooper and M. Hauskrecht, Obtaining well calibrated probabilities using Bayesian binning, AAAI 2015",
    url: "https://doi.org/10.1609/aaai.v29i1.9602",
};
pub(super) const HANLEY: Reference = Reference {
    text: "J. A. Hanley and B. J. McNeil, The meaning and use of the area under a ROC curve, Radiology 143(1), 1982",
    url: "https://doi.org/10.1148/radiology.143.1.7063747",
};
pub(super) const MCCLISH: Reference = Reference {
    text: "D. K. McClish, Analyzing a portion of the ROC curve, Medical Decision Making 9(3), 1989",
    url: "https://doi.org/10.1177/0272989X8900900307",
};
pub(super) const DAVIS: Reference = Reference {
    text: "J. Davis and M. Goadrich, The relationship between precision-recall and ROC curves, ICML 2006",
    url: "https://doi.org/10.1145/1143844.1143874",
};
pub(super) const JARVELIN: Reference = Reference {
    text: "K. Järvelin and J. Kekäläinen, Cumulated gain-based evaluation of IR techniques, ACM TOIS 20(4), 2002",
    url: "https://doi.org/10.1145/582415.582418",
};
pub(super) const HAND: Reference = Reference {
    text: "D. J. Hand and R. J. Till, A simple generalisation of the area under the ROC curve for multiple class classification problems, Machine Learning 45, 2001",
    url: "https://doi.org/10.1023/A:1010920819831",
};
