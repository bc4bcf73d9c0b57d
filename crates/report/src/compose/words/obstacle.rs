//! Obstacles of bridges in words.

use darkfigure_analysis::BridgeObstacle;

use crate::compose::period;

/// Why a step could not be taken, as the end of a sentence.
pub(in crate::compose) fn obstacle(obstacle: BridgeObstacle) -> String {
    match obstacle {
        BridgeObstacle::NobodyThere => "neither figure stands where it starts".to_owned(),
        BridgeObstacle::NotNeeded => {
            "both figures stand where it starts, so it would change nothing".to_owned()
        }
        BridgeObstacle::StayOfDetections => {
            "it rests on a length of stay, and those recorded are neither those who entered nor those present"
                .to_owned()
        }
        BridgeObstacle::StayBetween { from, to } => {
            format!("a length of stay does not lead from {} to {}", period::kind(from), period::kind(to))
        }
        BridgeObstacle::WindowUnknown => "the length of a period is not known".to_owned(),
        BridgeObstacle::AddendOfAnotherKind => {
            "what it adds is of another kind than what it is added to".to_owned()
        }
        BridgeObstacle::NoShareOrRate => {
            "it multiplies with the size of a base, and the figure is no share or rate of one".to_owned()
        }
        BridgeObstacle::OtherTimeUnknown => "the other figure does not say when".to_owned(),
        BridgeObstacle::MadeOfThePair => {
            "it is made of the two compared figures themselves, so it is circular and no evidence".to_owned()
        }
    }
}
