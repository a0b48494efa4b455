"""What lay words mean: present, denied, past, of somebody else, supposed, asked, or nothing of the kind."""

import pytest

from baton.domain.triage.intake import Intake
from baton.domain.triage.reader import read

PRESENT = """
saddle_numbness | When I wipe my backside I can't feel the paper.
saddle_numbness | My undercarriage has gone numb.
saddle_numbness | Everything feels cotton-woolly between my thighs.
saddle_numbness | I sat on the bike seat and realised I couldn't feel it.
saddle_numbness | There's pins and needles around my back passage.
saddle_numbness | I've lost sensation in my private parts.
saddle_numbness | My bits are numb since Sunday.
saddle_numbness | Numb bum and numb bits since this morning.
bladder_change | I haven't been able to pass urine since last night.
bladder_change | I keep wetting myself without realising.
bladder_change | I can't tell if my bladder is full.
bladder_change | Had to be catheterised because I couldn't go.
bladder_change | I'm having trouble starting to pee.
bladder_change | weeing has become really difficult
bowel_incontinence | I pooed myself yesterday and didn't notice.
bowel_incontinence | I've lost control of my bowels.
sexual_dysfunction_new | Can't get an erection since the back pain started.
bilateral_leg_symptoms | The pain goes down both legs now.
bilateral_leg_symptoms | Both feet are tingling and heavy.
leg_weakness_progressive | My right leg is getting weaker every day.
leg_weakness_progressive | My legs keep giving way under me and it's getting worse.
foot_drop | I keep tripping because my foot won't lift.
foot_drop | my left foot slaps on the floor when I walk
foot_drop | Can't pull my toes up towards me.
hand_clumsiness | I've been dropping mugs and can't do my buttons up.
hand_clumsiness | My handwriting has got really messy and I fumble with keys.
gait_unsteady | I'm walking like I'm drunk.
gait_unsteady | I've been staggering about and bumping into walls.
one_sided_weakness_sudden | My left arm and leg suddenly went weak.
one_sided_weakness_sudden | All down one side of my body went numb for ten minutes this morning.
facial_droop | One side of her face has dropped.
facial_droop | My mouth is drooping on the left.
speech_difficulty | He's slurring his words.
speech_difficulty | I couldn't get my words out for a few minutes.
vision_change | I'm seeing double.
vision_change | Everything went blurry in my left eye.
vision_change | I lost the sight in one eye for about five minutes.
headache_sudden_severe | The worst headache of my life came on in seconds.
headache_sudden_severe | It was like being hit over the head with a hammer.
headache_sudden_severe | Sudden blinding headache during a deadlift.
scalp_tenderness | It hurts to brush my hair.
scalp_tenderness | My scalp is so tender I can't lie on the pillow.
jaw_pain_chewing | My jaw aches when I chew.
seizure | My brother had a seizure right in front of me. He's 19 and still confused.
confusion | She's confused and doesn't know what day it is.
confusion | Since the knock he's been acting really strange.
syncope | I blacked out at the top of the stairs.
syncope | I fainted in the kitchen last week.
loss_of_consciousness | I was knocked out cold for a bit.
loss_of_consciousness | lost consciousness for about thirty seconds
exertional_syncope | I collapsed halfway through a football match.
exertional_syncope | Passed out on the treadmill.
chest_pain | I've got a pain in my chest.
chest_pressure | It feels like an elephant sitting on my chest.
chest_pressure | There's a tight band across my chest.
exertional_chest_pain | My chest goes tight when I climb stairs and eases when I stop.
exertional_chest_pain | I get a heaviness in my chest on hills.
jaw_or_arm_pain_spread | The chest pain goes down my left arm.
jaw_or_arm_pain_spread | pressure in my chest going up into my jaw
shortness_of_breath | I can't catch my breath.
shortness_of_breath | I'm struggling to breathe.
exertional_dyspnea | I get out of breath walking to the gate.
exertional_dyspnea | One flight of stairs leaves me gasping.
orthopnea | I have to sleep propped up on three pillows to breathe.
palpitations | My heart keeps skipping beats.
palpitations | My heart's been racing for no reason.
pleuritic_pain | It hurts when I breathe in.
pleuritic_pain | A sharp stab under my ribs every time I take a deep breath.
hemoptysis | I coughed up some blood this morning.
hemoptysis | there's blood when I cough
calf_swelling_unilateral | My left calf is swollen and tender.
calf_swelling_unilateral | My calf has ballooned since the flight.
calf_swelling_unilateral | One calf is bigger than the other.
leg_swelling_unilateral | My whole right leg is swollen up.
arm_swelling_unilateral | My arm has swollen up and gone blue since the weekend.
ankle_swelling_bilateral | My ankles have been swelling up.
claudication | My calves cramp after 200 metres and stop hurting when I stand still.
cold_pale_limb | My foot is cold and white.
fever | I've had a fever for two days.
fever | My temperature is 39.
fever | I'm burning up and shivering.
chills | I'm shivering uncontrollably.
night_sweats | I wake up drenched in sweat.
night_sweats | soaked the sheets three nights running
weight_loss_unexplained | I've lost a stone without trying.
weight_loss_unexplained | My clothes are hanging off me.
weight_loss_unexplained | lost 10kg in two months and I'm not dieting
night_pain | The pain wakes me every night.
night_pain | It keeps me awake all night.
unremitting_pain | The pain never lets up.
unremitting_pain | No position is comfortable.
unremitting_pain | Nothing eases it.
tearing_pain | A tearing pain between my shoulder blades.
abdominal_pulsation | I can feel a pulsing in my belly.
dark_urine | My pee is the colour of cola.
dark_urine | my wee has gone brown since the class
muscle_swelling_severe | My arms are so swollen after the pull ups I can't bend them.
vaginal_bleeding | I'm 20 weeks pregnant and bleeding.
vaginal_bleeding | I'm pregnant and I've had some spotting.
fluid_leak_vaginal | 32 weeks pregnant and my waters have gone.
fluid_leak_vaginal | I'm pregnant and leaking fluid.
contractions | 30 weeks pregnant with regular tightenings every ten minutes.
reduced_fetal_movement | Baby hasn't moved much today.
reduced_fetal_movement | I'm 34 weeks and haven't felt him kick since last night.
joint_hot_red | My knee is hot, red and swollen.
joint_hot_red | My big toe is burning hot and bright red.
multiple_joints_swollen | The knuckles on both hands are swollen.
morning_stiffness_gt30 | I'm stiff for over an hour every morning.
morning_stiffness_gt30 | It takes me two hours to get going in the morning.
unable_to_bear_weight | I can't put any weight on it.
unable_to_bear_weight | can't stand on my leg
unable_to_bear_weight | He won't walk on it.
unable_to_move_joint | I can't move my shoulder at all.
unable_to_rotate_neck | I can't turn my head.
deformity | My wrist looks bent out of shape.
deformity | the ankle is at a funny angle
audible_pop | I heard a loud pop in my knee.
tendon_gap | There's a gap above my heel.
cannot_push_off | I can't go up on my tiptoes.
cannot_hop | I can't hop on it.
locking | My knee gets stuck and I can't straighten it.
giving_way | My knee keeps giving way.
testicular_pain | My right testicle is in agony.
testicular_pain | sudden pain in my left ball
suicidal_thoughts | I don't want to be here any more.
suicidal_thoughts | I've been thinking of ending it all.
suicidal_thoughts | I feel like topping myself.
pain_out_of_proportion | The pain is way out of proportion to the knock and my shin is rock hard.
wound_drainage | The wound is oozing yellow stuff.
wound_redness | My scar is red and hot.
leg_ulcer | I've got a sore on my foot that won't heal.
falls | I've had three falls this year.
post_exertional_crash | I crash for days after any exercise.
lump_mass | There's a hard lump on my thigh that's growing.
bony_tenderness | It's really sore when I press the bone on the outside of my ankle.
urinary_leakage_stress | I leak when I sneeze.
urinary_leakage_stress | I pee myself when I jump.
abdominal_doming | My tummy domes when I sit up.
pelvic_heaviness | I feel like something is falling out down below.
vertigo_positional | Rolling over in bed makes the room spin.
missed_periods | My periods have stopped.
missed_periods | Haven't had a period for five months.
swallowing_difficulty | I'm having trouble swallowing.
eyelid_droop | My left eyelid is drooping.
drop_attack | My legs just went from under me with no warning.
vomiting | I've been sick four times.
vomiting | He has thrown up twice since the bang.
amnesia | I can't remember the second half of the game.
drowsiness | He's really drowsy and hard to wake.
blood_in_urine | There was blood in my wee.
blood_in_stool | I've noticed blood in my poo.
yellow_skin | My eyes have gone yellow.
height_loss | I've shrunk two inches.
radiating_leg_pain | The pain shoots down my leg to my foot.
widespread_pain | I hurt all over.
fatigue | I'm exhausted all the time.
headache_new | I've had a headache for three days.
sweating_cold | I came out in a cold sweat.
nausea | I feel sick.
rash | I've come out in a rash.
hearing_loss | I've gone deaf in one ear.
dizziness | I felt lightheaded.
dizziness | I nearly fainted.
hernia_bulge | There's a bulge in my groin when I cough.
limp | My son is limping.
band_like_trunk_pain | There's a tight band around my middle.
dizziness_before_fall | I went dizzy and fell.
bleeding_heavy | The cut won't stop bleeding.
reduced_urine | I've hardly peed all day.
low_mood | I've been really low.
cannot_raise_leg_straight | I can't lift my leg straight off the bed.
balance_problem | My balance is awful.
numbness | My little finger is numb.
tingling | I've pins and needles in my hand.
one_sided_weakness_sudden | my right hand just stopped working for 20 mins yesterday then came back
chest_pain | my chest is killing me
shortness_of_breath | cant breath properly since this morning
calf_swelling_unilateral | my claf is swollen and sore after a long flight
saddle_numbness | numbnes betwen my legs
"""

STATUS = """
saddle_numbness:denied | No numbness between my legs.
saddle_numbness:denied | I don't have any numbness down below.
saddle_numbness:ask | If I got numbness between my legs should I worry?
saddle_numbness:ask | My uncle had numbness between his legs once. My back aches.
bladder_change:denied | Back pain for a week, toilet is all normal.
bladder_change:denied | My back hurts. No bladder or bowel problems.
bladder_change:denied | bladder and bowels are fine
bladder_change:denied | peeing fine
chest_pain:denied | I never get chest pain.
chest_pain:denied | No chest pain, dizziness or shortness of breath.
shortness_of_breath:denied | No chest pain, dizziness or shortness of breath.
dizziness:denied | No chest pain, dizziness or shortness of breath.
chest_pain:denied | I haven't had any chest pain or palpitations.
palpitations:denied | I haven't had any chest pain or palpitations.
fever:denied | Denies fever, chills or night sweats.
night_sweats:denied | Denies fever, chills or night sweats.
calf_swelling_unilateral:denied | My calf isn't swollen.
calf_swelling_unilateral:denied | calf not swollen
swelling:denied | There's no swelling.
swelling:denied | It isn't swollen or red.
redness:denied | It isn't swollen or red.
numbness:denied | without any numbness or tingling
tingling:denied | without any numbness or tingling
weight_loss_unexplained:denied | My weight hasn't changed.
fever:denied | I've not had a fever.
syncope:denied | never fainted
syncope:denied | I haven't passed out or anything.
syncope:denied | I didn't black out.
loss_of_consciousness:denied | I wasn't knocked out.
unable_to_bear_weight:denied | I can still walk on it.
chest_pain:not | My dad had chest pain last year. I feel fine.
heart_attack:not | My mum had a heart attack at 60.
stroke:not | Strokes run in the family.
cancer_history:not | There's a family history of breast cancer.
fever:denied | Neither fever nor chills.
chills:denied | Neither fever nor chills.
chest_pain:present | Chest pain came and went twice this week.
one_sided_weakness_sudden:present | My arm went weak and numb suddenly yesterday but it has resolved.
hemoptysis:present | I coughed up blood yesterday.
seizure:present | I had a seizure yesterday.
syncope:present | I passed out for a few seconds an hour ago.
chest_pain:ask | I had chest pain in 2015.
syncope:ask | I used to faint a lot as a teenager.
suicidal_thoughts:denied | I'm not suicidal.
suicidal_thoughts:denied | I'd never harm myself.
saddle_numbness:present | Pain isn't the issue, it's the numbness between my legs.
unremitting_pain:present | The pain won't go away and nothing touches it.
numbness:present | No idea why but my foot is numb.
numbness:present | It's not just pain, my foot is numb too.
unable_to_bear_weight:present | I'm no longer able to stand on it.
fever:ask | Should I be worried if I get a fever?
blood_clot_history:not | Could it be a blood clot?
cancer_active:not | Could this be cancer?
cancer_active:not | I'm worried it's cancer.
osteoarthritis:not | Is it arthritis?
calf_swelling_unilateral:present | My husband's calf is swollen and sore.
chest_pain:present | My dad is 70 and he has chest pain.
fever:denied | Temperature normal.
hypertension:denied | blood pressure is normal
hypertension:present | blood pressure fine on tablets
hypertension:present | I've got high blood pressure.
diabetes_type2:denied | I'm not diabetic.
diabetes_type2:denied | no diabetes or heart disease
heart_disease:denied | no heart problems
asthma:present | Asthma, well controlled.
vomiting:denied | haven't vomited
headache_new:denied | no headache
vision_change:denied | my vision is fine
trauma:denied | no injury
falls:denied | I haven't fallen.
falls:denied | No falls.
locking:denied | it doesn't lock or give way
giving_way:denied | it doesn't lock or give way
audible_pop:denied | didn't hear a pop
deformity:denied | it doesn't look out of shape
pain:denied | I'm pain free.
pain:denied | No pain at all.
pain:denied | nothing hurts
pain:not | no pain at night
night_pain:denied | no pain at night
night_pain:denied | doesn't wake me at night
night_pain:denied | sleep is fine, it doesn't wake me
fatigue:not | I'm sick and tired of my gym.
syncope:not | I nearly fainted.
dizziness:present | I nearly fainted.
heart_disease:not | I've set my heart on a marathon.
suicidal_thoughts:not | I'm dying to try deadlifts.
suicidal_thoughts:not | This workout will kill me.
stroke:not | I want to improve my swimming stroke.
stroke:not | My breast stroke is slow.
vaginal_bleeding:not | My mate was spotting me on the bench.
seizure:not | I want to get fit.
falls:not | I keep falling off the wagon with diets.
fall:not | I want to train this fall.
fall:not | I've fallen out of the habit of exercise.
fever:not | It's 33 degrees outside.
dark_urine:denied | pee is a normal colour
reduced_fetal_movement:denied | baby is moving lots
vaginal_bleeding:denied | 20 weeks pregnant, no bleeding, no fluid.
fluid_leak_vaginal:denied | 20 weeks pregnant, no bleeding, no leaking.
radiating_leg_pain:denied | nothing down my legs
leg_weakness_progressive:denied | legs are strong and fine
leg_weakness_progressive:denied | no weakness in my legs
numbness:denied | No pins and needles or numbness anywhere.
wound_redness:denied | the wound looks clean and dry
unable_to_rotate_neck:denied | I can turn my head both ways fine.
shortness_of_breath:denied | My breathing is fine.
chest_pain:denied | chest pain? no.
fever:denied | Fever: none
eating_disorder:not | I eat well and want to lose weight.
cough:denied | no cough
recent_infection:not | no recent infections
palpitations:denied | heart doesn't race
bilateral_leg_symptoms:not | Both legs feel fine.
locking:not | I was stuck in traffic and locked out.
weight_loss_unexplained:not | I'd like to lose some weight, about a stone.
weight_loss_unexplained:not | I've lost 10kg on a diet and want to lose more.
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [(code.strip(), text.strip()) for code, _, text in (r.partition("|") for r in table.strip().splitlines())]


def present(intake: Intake) -> set[str]:
    return {*intake.symptoms, *intake.mechanism_codes, *(c.name for c in intake.conditions)}


def denied(intake: Intake) -> set[str]:
    return {*intake.symptoms_denied, *intake.mechanism_codes_denied, *intake.conditions_denied}


@pytest.mark.parametrize(("code", "text"), rows(PRESENT))
def test_a_lay_wording_is_recognised(code: str, text: str) -> None:
    assert code in present(read(text).intake)


@pytest.mark.parametrize(("code", "text"), rows(STATUS))
def test_the_words_around_it_decide_what_it_means(code: str, text: str) -> None:
    code, _, status = code.partition(":")
    reading = read(text)
    if status == "present":
        assert code in present(reading.intake)
    else:
        assert code not in present(reading.intake)
    if status == "denied":
        assert code in denied(reading.intake)
    if status == "ask":
        assert code in reading.to_ask
