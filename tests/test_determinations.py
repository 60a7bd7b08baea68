"""What a filer's inquiry established, and what it calls its products: statements, look-alikes, disagreements.

The companies are invented; the wordings follow those of Forms SD and Conflict Minerals Reports 2014 to 2026. The
values are those of DESIGN.md section 3; `covered` to `undetermined` are what the US GAO codes in its yearly review.
"""

import pytest

from cmr_analysis.document import Document
from cmr_analysis.facts.facts import read_facts
from cmr_analysis.reading import text_lines

RCOI, PRODUCT = "rcoi_determination", "product_determination"


def read(text, year=2016):
    facts, conflicts = read_facts(Document("", "", "", "text", text_lines(text)), {"reporting_year": year})
    return {fact.fact: fact.value for fact in facts if fact.fact in (RCOI, PRODUCT)}, conflicts


INQUIRY = [
    # covered: some did originate there
    ("Quince's RCOI revealed that tantalum in its capacitors was mined in the DRC and Rwanda.", "covered"),
    ("We therefore know that our sensors contain tantalum that originated in the Covered Countries.", "covered"),
    ("We have reason to believe that a portion of our necessary 3TG comes from the Covered Countries.", "covered"),
    ("Based on our RCOI, we have reason to believe that our pumps contain tin from the DRC.", "covered"),
    # may_be_covered: it is possible
    ("Based on our RCOI, we have reason to believe that our pumps may contain 3TG from the Covered Countries.", "may_be_covered"),
    ("Because some responses indicated a link to the DRC, Quince has reason to believe that its 3TG may have originated there.", "may_be_covered"),
    ("Through the RCOI, we determined that certain 3TG in our products potentially originated in the DRC.", "may_be_covered"),
    ("We concluded that our supply chain may include minerals originating from the Covered Countries.", "may_be_covered"),
    ("The results of our RCOI indicated that some of our 3TG may have come from the Covered Countries.", "may_be_covered"),
    ("Quince is required to file this report because, based on our RCOI, we have reason to believe that our 3TG may originate in the DRC.", "may_be_covered"),
    ("Based on our RCOI we have reason to believe that our 3TG may have originated in the DRC, and therefore we must file this report.", "may_be_covered"),
    ("Some smelters source from the DRC, and we have reason to believe that some of our 3TG may have originated there.", "may_be_covered"),
    ("Based on our RCOI, we concluded that:\n\n• our 3TG may have originated in the Covered Countries; and\n\n• it may not be from scrap.", "may_be_covered"),
    ("We concluded that conflict minerals from the Covered Countries may be contained in our products.", "may_be_covered"),
    ("We have reason to believe that a portion of our 3TG may have its origin in a Covered Country.", "may_be_covered"),
    ("We could not conclude that our 3TG did not come from the DRC, and have reason to believe that it may have originated in the DRC.", "may_be_covered"),
    # not_covered
    ("Quince has determined that its products do not contain conflict minerals originating from the Covered Countries.", "not_covered"),
    ("Results of RCOI: No reason to believe that our conflict minerals originated in the Covered Countries.", "not_covered"),
    ("Upon completion of the RCOI, Quince found no evidence that its 3TG originated in the Covered Countries.", "not_covered"),
    ("We do not believe that the necessary conflict minerals in our products originated in the Covered Countries.", "not_covered"),
    ("Based on our RCOI, we determined that our tin originated from sources other than the Covered Countries.", "not_covered"),
    ("Our inquiry showed that our tin was sourced from Peru and Bolivia and not from the Covered Countries.", "not_covered"),
    ("Quince has no knowledge that any of the gold in its watches originated in the Covered Countries.", "not_covered"),
    ("None of the conflict minerals in our products originated in the Covered Countries.", "not_covered"),
    ("Our necessary conflict minerals did not originate in the Democratic Republic of the Congo.", "not_covered"),
    ("Neither we nor our suppliers have any reason to believe that our 3TG originated in the Covered Countries.", "not_covered"),
    ("We have no reason to believe that our 3TG came from the DRC and, in accordance with the Rule, we are not required to file a report.", "not_covered"),
    ("Our RCOI did not reveal any conflict minerals in our products that originated in the Subject Countries.", "not_covered"),
    ("Nothing came to our attention that led us to believe that our 3TG originated in the Covered Countries.", "not_covered"),
    ("Based on our RCOI we were able to determine that our minerals did not originate in the DRC Region.", "not_covered"),
    ("We determined that the gold that Quince Watches, Inc. uses in its watches did not originate in the DRC.", "not_covered"),
    ("Quince reasonably believes that its conflict minerals are not from the Covered Countries.", "not_covered"),
    ("Quince believes that its products contain no conflict minerals that originated in the Covered Countries.", "not_covered"),
    ("The RCOI gave us no reason to believe that our 3TG may have originated in the Covered Countries.", "not_covered"),
    # undetermined
    ("We do not have reliable information to determine the origin of the 3TG in our products.", "undetermined"),
    ("Our RCOI did not enable us to conclude that the 3TG in our products did not originate in a Covered Country.", "undetermined"),
    ("Our due diligence did not result in a determination of the origin of our conflict minerals.", "undetermined"),
    ("In light of the answers, Quince does not know whether its 3TG originated in the Covered Countries.", "undetermined"),
    ("Quince concluded that it could not, as of the date of this report, determine the origin of all of its 3TG.", "undetermined"),
    ("Quince did not receive sufficient information to determine the country of origin of its conflict minerals.", "undetermined"),
    ("Based on the answers, we cannot say with certainty that our 3TG did not originate in the DRC.", "undetermined"),
    ("Because of incomplete supplier responses we could not determine the origin of our conflict minerals.", "undetermined"),
    ("We are unable at this time to make a determination as to the origin of the 3TG in our products.", "undetermined"),
    ("Quince lacked sufficient information to determine the country of origin of its conflict minerals.", "undetermined"),
    ("We do not know the origin of all of the conflict minerals in our products.", "undetermined"),
    ("We were unable to fully determine whether the 3TG in our products came from the Covered Countries.", "undetermined"),
    ("Quince was unable to form the basis for a belief that none of its conflict minerals originated in the DRC.", "undetermined"),
    # wordings of conclusions
    ("Some smelters source from the DRC, and we believe it is possible that 3TG in our lamps originated in those countries.", "may_be_covered"),
    ("Because 3TG in our products may have originated in the DRC, we exercised due diligence on its chain of custody.", "may_be_covered"),
    ("We concluded that there is a reasonable possibility that some of our 3TG originated in the Covered Countries.", "may_be_covered"),
    ("The tantalum in our capacitors was determined to have originated in Rwanda and the DRC.", "covered"),
    ("On this basis we determined that 3TG in our products did originate in Covered Countries.", "covered"),
    ("We conclude that tin and gold in our products have been sourced from the covered countries.", "covered"),
    ("The inquiry showed that the gold we bought originated in Nevada and Canada, not in the DRC.", "not_covered"),
    ("No conflict minerals were found to have originated in the Covered Countries.", "not_covered"),
    ("We have no information that would lead us to conclude that any of our tin originated in the DRC.", "not_covered"),
    ("We determined that we did not use conflict minerals originating in the DRC.", "not_covered"),
    ("Our suppliers have confirmed, and Quince therefore reasonably believes, that its tin did not originate in the DRC.", "not_covered"),
    ("All of the tungsten we use is from recycled sources, as determined by our RCOI.", "recycled_or_scrap"),
    ("Neither our RCOI nor our due diligence gave us enough information to determine the origin of our 3TG.", "undetermined"),
    ("The responses to our RCOI were not sufficient for us to determine the origin of the conflict minerals.", "undetermined"),
    ("The results of the RCOI did not permit Quince to determine the origin of the 3TG in its products.", "undetermined"),
    ("Due to the lack of responses, a determination of the origin of our 3TG was not possible.", "undetermined"),
    ("Quince was unable to conclude that none of the minerals in its products originated in the DRC.", "undetermined"),
    ("We could not conclude that we have no reason to believe that our 3TG may have originated in the DRC.", "undetermined"),
    ("Based on our RCOI, the 3TG contained in our products may have originated in the Covered Countries.", "may_be_covered"),
    ("Based on our RCOI, the 3TG contained in our products originates, at least in part, from the DRC.", "covered"),
    ("Based on our RCOI, the 3TG contained in our products did not originate in the Covered Countries.", "not_covered"),
    ("Based on our RCOI, the 3TG contained in our products is from recycled or scrap sources.", "recycled_or_scrap"),
    ("Quince could not exclude that its 3TG originated in the DRC, and has reason to believe that it may have.", "may_be_covered"),
    ("One smelter buys from the DRC, hence tin in our cans may have originated in the DRC.", "may_be_covered"),
    ("It was determined through the RCOI that 3TG from the DRC is contained in our products.", "covered"),
    ("It was determined through the RCOI that no 3TG from the DRC is contained in our products.", "not_covered"),
    ("Quince determined that neither the tin nor the gold in its products originated in the DRC.", "not_covered"),
    ("Quince did not receive sufficient information from its suppliers to be able to determine the origin of its 3TG.", "undetermined"),
    ("We were not in a position to determine whether our 3TG originated in the Covered Countries.", "undetermined"),
    ("It is unknown whether our products contain conflict minerals that originated in the DRC.", "undetermined"),
    ("Our RCOI was unsuccessful in determining the country of origin of the 3TG in our products.", "undetermined"),
    ("We conducted the survey twice, and we have not determined the origin of the 3TG in our products.", "undetermined"),
    ("There is a reasonable likelihood that some of our 3TG originated in the DRC, we have determined.", "may_be_covered"),
    ("It is our determination that the gold in our locks came from recycled or scrap sources.", "recycled_or_scrap"),
    ("Neither Quince nor its suppliers have been able to determine the origin of the gold in its rings.", "undetermined"),
    # the inquiry named at the end; a heading or a sentence that announces a conclusion; items
    ("Certain of our 3TG may have originated in the DRC, based upon our RCOI and the smelters named.", "may_be_covered"),
    ("Conclusion\n\nThe conflict minerals in the locks that Quince makes did not originate in the Covered Countries.", "not_covered"),
    ("Determination\n\nThe gold used in Quince's rings comes from recycled or scrap sources.", "recycled_or_scrap"),
    ("We reached the following conclusion. Some of the 3TG in our locks may have originated in the DRC.", "may_be_covered"),
    ("Quince concluded as follows:\n\n(1) the tin in its locks did not originate in the DRC; and\n\n(2) the gold in its locks did"
     " not originate in the DRC.", "not_covered"),
    ("We cannot exclude the possibility that some of our 3TG originated in the Covered Countries.", "may_be_covered"),
    ("We are unable to rule out that our products contain 3TG from the DRC.", "may_be_covered"),
    ("Quince could not exclude that its 3TG came from the DRC, and has been unable to determine its origin.", "may_be_covered"),
    ("Suppliers could not say where the tin was mined, and we therefore do not know the country of origin of our minerals.", "undetermined"),
    ("In our judgment, and after an inquiry, the minerals necessary to our locks are not from the DRC.", "not_covered"),
    ("Suppliers buy from the DRC; hence we know that some of our necessary 3TG originated there.", "covered"),
    ("We were able to determine the origin of some but not all of our conflict minerals.", "undetermined"),
    ("Because 38 of the smelters process ore from the DRC, Quince cannot rule out that its locks contain 3TG from there.", "may_be_covered"),
    ("In some cases suppliers do not know the origin of their tin, which is why Quince does not know the origin of the tin in its locks.", "undetermined"),
    ("Quince, at the time of this filing, does not have knowledge of the country of origin of the 3TG in its locks.", "undetermined"),
    ("Quince has evaluated the replies and is not able to state the country of origin of its conflict minerals.", "undetermined"),
    ("Some of the tin and gold in our locks did come from the Covered Countries.", "covered"),
    ("The tin in our locks was mined in Peru, and so did not originate in the DRC.", "not_covered"),
    ("We concluded that neither our locks nor our keys contain conflict minerals that originated in the DRC.", "not_covered"),
    ("Our assessment revealed that 3TG in our scanners originated in the Covered Countries.", "covered"),
    ("Quince's RCOI enabled it to determine that gold in its locks originated in a Covered Country (Rwanda).", "covered"),
    ("The Partnership believes that no conflict minerals necessary to its locks originated in the Covered Countries.", "not_covered"),
    ("The 3TG in our locks, according to our RCOI, may have originated in the DRC.", "may_be_covered"),
    ("We have not determined, for the period covered by this report, the origin of the minerals in our locks.", "undetermined"),
    ("All of the tin in our locks was obtained from Bolivia, and none of it from the DRC.", "not_covered"),
    ("A fifth of vendors did not answer, and Quince is unable to determine the origin of the 3TG in its locks.", "undetermined"),
    ("Where a supplier does not know, nor do we; and we therefore cannot determine the origin of our minerals.", "undetermined"),
    ("Quince found it had insufficient evidence to determine in which countries its minerals originated.", "undetermined"),
    ("Quince reasonably believes, having asked each supplier, that none of its 3TG came from the DRC.", "not_covered"),
    ("We determined that no tin, tantalum, tungsten or gold from the DRC is necessary to any of our products.", "not_covered"),
    ("None of the answers was complete enough for us to determine the source of the minerals in our locks.", "undetermined"),
    ("Quince cannot say from which countries its conflict minerals come.", "undetermined"),
    ("Quince has not obtained conclusive information as to the origin of the conflict minerals in its locks.", "undetermined"),
    ("The Board is satisfied that no necessary conflict mineral used in the Group's locks originated in the DRC.", "not_covered"),
    ("Quince concluded, as each of its suppliers had, that its necessary conflict minerals did not originate in the DRC.", "not_covered"),
    ("Given that Amber treats scrap alone, our determination is that the gold is from recycled or scrap sources.", "recycled_or_scrap"),
    ("Some mines are in the DRC, and hence we have concluded that 3TG in our locks did in part originate from Covered Countries.", "covered"),
    ("Three suppliers withdrew their statements, and Quince is no longer able to determine whether its minerals originated in the DRC.", "undetermined"),
    ("Quince's knowledge ends early. It does not know where the minerals in its products originated.", "undetermined"),
    ("On review it became apparent that our necessary conflict minerals may have originated in the DRC.", "may_be_covered"),
    ("In conclusion, gold and tin necessary to our locks originated in part in the DRC.", "covered"),
    ("The outcome is a finding of no reason to believe that our 3TG may have originated in the DRC.", "not_covered"),
    ("At year end two fifths of suppliers had not answered; Quince could thus not determine where its 3TG originated.", "undetermined"),
    ("From the RCOI, Quince understands that 3TG in its locks originated in many countries, among them the DRC.", "covered"),
    ("We consider it unlikely that our minerals originated in the DRC and have no reason to believe that they did.", "not_covered"),
    ("Based on our RCOI, we determined that some of the CMs used in our locks originated in the Covered Countries.", "covered"),
    ("The inquiry identified that tin and gold that originated in the DRC and did not come from recycled minerals are used in some of our parts.", "covered"),
    ("No conclusion could be drawn as to whether the minerals in our locks originated in the DRC.", "undetermined"),
    ("It is our understanding and belief that our necessary minerals may, in part, have originated in the DRC.", "may_be_covered"),
    ("We have concluded that we do not know, for a portion of the tin, in which country it originated.", "undetermined"),
    ("In 2016 we were able to confirm that a portion of it did originate in the Covered Countries.", "covered"),
    ("The origin of the other half of our 3TG is not known to us.", "undetermined"),
    ("We know that the tantalum they supplied to us, which originated in Rwanda and the DRC, is in our products.", "covered"),
    ("The inquiry identified four minerals, namely tin, tantalum, tungsten and gold, that originated in the DRC, that are used in some of the parts.", "covered"),
    ("Conclusion: origin of 3TG in our products undetermined.", "undetermined"),
    ("We think it likely that some 3TG in our locks originated from the Covered Countries.", "may_be_covered"),
    ("Quince's conclusion, after RCOI and due diligence, is that conflict minerals originating in the Covered Countries are in its products.", "covered"),
    ("Our RCOI showed that minerals in our products include those sourced from the DRC.", "covered"),
    ("Our RCOI left open whether the minerals in our products originated in the Covered Countries.", "undetermined"),
    ("To date we have not obtained from our suppliers what we need in order to determine the country of origin of our 3TG.", "undetermined"),
    ("We determined that (i) tin is necessary to our pens; and (ii) such tin did not originate in the DRC.", "not_covered"),
    ("Hoshikawa recognized that a part of conflict minerals contained in its products possibly originated in the DRC.", "may_be_covered"),
    ("We were unable to rule out, on the strength of these answers, that some of the 3TG came from the Covered Countries.", "may_be_covered"),
    ("We could not determine which of the smelters listed processed our tin, nor could we determine the country of origin of our tin.", "undetermined"),
    ("We did not receive enough information from respondents to form a conclusion regarding the origin of our 3TG.", "undetermined"),
    ("We have been able to determine the country of origin for some, but not all, of our minerals.", "undetermined"),
    ("We were not able to determine the mines or countries from which the conflict minerals in our locks came.", "undetermined"),
    ("We were therefore unable to complete our determination of the origin of our conflict minerals.", "undetermined"),
    ("Locks are undeterminable since suppliers have not identified all smelters and the countries of origin of the 3TG are not fully known.", "undetermined"),
    ("Some smelters source from the DRC, and so we conclude that our locks contain minerals that originated in the Covered Countries.", "covered"),
    ("Following our inquiry we reasonably believe that our solder consists entirely of tin from recycled or scrap sources.", "recycled_or_scrap"),
    ("The replies did not include sufficient detail to permit us to reasonably determine where the conflict minerals in our locks were mined.", "undetermined"),
    ("Our RCOI was sufficient to determine that certain of the 3TG in our supply chain may originate in the DRC.", "may_be_covered"),
    ("The RCOI provided us with a reason to believe that tin from one of the Covered Countries may be present in certain locks.", "may_be_covered"),
    ("Through its RCOI, Quince learned that tantalum from Rwanda and from the DRC had been used in certain of its locks.", "covered"),
    ("The answers gave no reason to believe that the gold used in our locks originated in the DRC.", "not_covered"),
    ("None of our suppliers provided us with sufficient information to determine the origin of the 3TG in our locks.", "undetermined"),
    ("Quince was not able to reach a determination regarding the source of the conflict minerals.", "undetermined"),
    ("We have determined that during 2016 no conflict minerals necessary to our locks originated in the Covered Countries.", "not_covered"),
    ("We have not been able to obtain definitive information on the source of the 3TG in our locks.", "undetermined"),
    ("Quince's good faith inquiry revealed that the tantalum in its locks came in part from Rwanda, an adjoining country.", "covered"),
    ("Quince did not have enough information to form a reasonable belief as to whether its 3TG came from the Covered Countries.", "undetermined"),
    ("For the remaining 3TG we have no information on its country of origin.", "undetermined"),
    ("We have thus no basis on which to determine the origin of the tin in our locks.", "undetermined"),
    ("The inquiry disclosed that conflict minerals from the DRC are present in some of our locks.", "covered"),
    ("We have no reason to believe that the tin, tantalum, tungsten, and gold in our locks may have originated in the DRC.", "not_covered"),
    ("Quince has determined that it has no reason to believe that the gold, tin or tungsten in its locks may have originated in the DRC.", "not_covered"),
    ("There is reason to believe that a number of the items we build may contain 3TG that originated in the DRC.", "may_be_covered"),
    ("The results of our RCOI indicated that 3TG from the DRC or adjoining countries may be present in our locks.", "may_be_covered"),
    ("Quince cannot conclude whether its locks contain 3TG from the Covered Countries, but it has reason to believe that they may.", "may_be_covered"),
    ("Consequently, it is our reasonable belief that all of our conflict minerals came from recycled or scrap sources.", "recycled_or_scrap"),
    ("Therefore Quince has reason to believe 3TG from the Covered Countries are in its locks.", "covered"),
    ("38 smelters source from the DRC. We thus have reason to believe that our locks contain 3TG that originated there.", "covered"),
    ("The answers were not adequate to allow it to identify the country of origin of the conflict minerals.", "undetermined"),
    ("Our RCOI therefore led us to determine that our necessary tin comes from scrap sources only.", "recycled_or_scrap"),
    ("It has not been possible to date for Quince to determine the origin of all 3TG in its locks.", "undetermined"),
    ("We are aware that a portion of the tantalum in our locks is from the DRC and is tagged.", "covered"),
    ("Quince has concluded: (i) tin is necessary to its locks; and (ii) such tin did not originate in a Covered Country.", "not_covered"),
    ("A fifth of vendors did not answer; so for many of our locks we cannot say where the 3TG came from.", "undetermined"),
    ("We are not certain of the countries of origin of the 3TG in our locks.", "undetermined"),
    ("Suppliers do not buy from the DRC; Quince accordingly determined that its necessary 3TG did not originate there.", "not_covered"),
    ("We do not have sufficient information to establish which of these smelters processed our tin or the countries from which that tin originated.", "undetermined"),
    ("Our RCOI indicates that tantalum used in our locks is sourced in part from Rwanda and the DRC.", "covered"),
    ("We asked that suppliers answer, but sufficient information to determine the origin of all of the 3TG has not been received.", "undetermined"),
    ("Among the countries of origin of the 3TG in our locks are Rwanda, Uganda and the DRC, as we found.", "covered"),
    ("It was not feasible for us to determine the origin of the metals used in our locks.", "undetermined"),
    ("Neither the responses nor our follow-up established where the gold in our locks was mined.", "undetermined"),
    ("Taking this into account, we consider it possible that conflict minerals in our locks come from the DRC.", "may_be_covered"),
    ("We are unable to represent that our locks do not contain minerals from the Covered Countries.", "undetermined"),
    ("We have determined through our RCOI that the gold in our locks is 100% from recycled sources.", "recycled_or_scrap"),
    ("Quince's RCOI disclosed no reason to believe that its conflict minerals might have originated in the DRC.", "not_covered"),
    ("Quince's RCOI for 2016 indicated that some of the 3TG necessary to its locks originated from the Covered Countries.", "covered"),
    ("Based upon our good faith inquiry, no tin, tantalum, tungsten or gold necessary to our locks originated in the DRC.", "not_covered"),
    ("On the basis of our inquiry, it is our belief that our locks may contain tin that originated in the DRC.", "may_be_covered"),
]  # fmt: skip
# The same words with another subject, year, mood or object: (what another says or what might be, what the filer finds).
WHO_FINDS = [
    # another speaks, then the filer
    ("One of our suppliers wrote: “we have determined that our tantalum originated in Rwanda and the DRC.”",
     "One supplier buys from the DRC, and we have therefore determined that some of our tantalum originated in the DRC."),
    ("Our contract manufacturer believes that the tungsten it uses came from recycled or scrap sources.",
     "Relying on our contract manufacturer, Quince believes that the tungsten in its dies came from recycled or scrap sources."),
    ("Amber Caps, from which we purchase capacitors, has reported that its tantalum originated in the DRC.",
     "Quince has determined that some of its tantalum originated in the DRC."),
    ("Because our distributors could not tell us, they cannot determine the origin of their minerals.",
     "Because our distributors could not tell us, we cannot determine the origin of our minerals."),
    # a condition that holds for both verbs; a reason is no condition
    ("If suppliers do not answer and we are unable to determine the origin of our 3TG, we write again.",
     "Since suppliers did not answer, we were unable to determine the origin of our 3TG."),
    ("Our procedure is to write again whenever we are unable to determine the origin of the minerals in a part.",
     "As suppliers were late, we were unable to determine the origin of the minerals in our parts."),
    ("The survey lets us determine whether the 3TG originated in the DRC, or whether we are unable to determine its origin.",
     "We could not determine whether the 3TG originated in the DRC."),
    # the rule
    ("A registrant which determines that its minerals did not originate in the Covered Countries files only Form SD.",
     "The registrant determined that its minerals did not originate in the Covered Countries and files only Form SD."),
    # a plan, a question, a definition
    ("We aim to be able to conclude that none of our 3TG originated in the Covered Countries.",
     "We are able to conclude that none of our 3TG originated in the Covered Countries."),
    ("They ask: “Have you determined that any of the 3TG in your products originated in the DRC?”",
     "We answer: we determined that some of the 3TG in our products originated in the DRC."),
    ("“Undetermined” below means that a supplier could not determine the origin.",
     "The result is undetermined, as we could not determine the origin of our 3TG."),
    # an earlier year
    ("In the report that we filed in May 2016 we said that we had no reason to believe that our tin came from the DRC.",
     "In the report that we file in May 2017 we say that we have no reason to believe that our tin came from the DRC."),
    ("For 2014 and 2015 we could not determine the origin of our 3TG.",
     "For 2015 and 2016 we could not determine the origin of our 3TG."),
    # one line of products
    ("With respect to our pager line, which was sold in March, we determined that the tin did not originate in the DRC.",
     "With respect to our products, we determined that the tin did not originate in the DRC."),
]  # fmt: skip
NO_INQUIRY = [
    # the rule, a condition, the design of the inquiry
    "If, based on the RCOI, Quince knows or has reason to believe that its 3TG may have originated in the DRC, Quince conducts due diligence.",
    "The Rule provides that, where we have reason to believe that our 3TG may have originated in the DRC, a report is due.",
    "Companies are required to perform due diligence on minerals that they have determined may have originated in the DRC.",
    "We conducted due diligence to ascertain whether our 3TG originated in the Covered Countries.",
    # what suppliers, refiners and answers say
    "Based on our RCOI, we concluded that 23 of the smelters processed 3TG that came entirely from recycled or scrap sources.",
    "We determined that the minerals of 129 smelters did not originate in the Covered Countries.",
    "Our suppliers informed us that they have no reason to believe that their 3TG originated in the Covered Countries.",
    "We received responses from five vendors confirming that none of the 3TG they sold us originated in the Covered Countries.",
    "Many refiners could not identify the origin of their gold, and we continue to ask.",
    "Of the answers, 12% indicated that some 3TG may have originated in the Covered Countries.",
    "Most of the responses indicated that the 3TG did not originate from a Covered Country or that the source was undeterminable.",
    "Several suppliers did not provide sufficient information to determine the origin of their tin.",
    "If we have reason to believe that our 3TG may have originated in the DRC, or are unable to determine its origin, we exercise due diligence.",
    "The minerals are tin, tantalum, tungsten and gold that originate, or are likely to originate, in the DRC or an adjoining country.",
    "For 54 of the smelters the country of origin of the ore is unknown.",
    "Companies that have no reason to believe that their minerals originated in the DRC need not file a report.",
    # how things are in general
    "We are aware that a large part of the world's tantalum originates in Central Africa.",
    "The industry as a whole has been unable to determine the origin of gold.",
    "Some of the 3TG that originated in the Covered Countries is certified by upstream programs.",
    "The Rule covers certain minerals that were sourced from the DRC.",
    "We do not believe that minerals that originated in the Covered Countries should be avoided.",
    "We have no reason to believe that the answers on minerals sourced from the DRC are false.",
    "None of our employees is aware of minerals originating from the DRC.",
    "Most of them do not source from the DRC, while the rest could not determine the origin.",
    # items of a list whose lead asks or tells what others say
    "Our survey asks suppliers whether:\n\n• their 3TG may have originated in the Covered Countries; and\n\n• they know the origin.",
    "If we conclude that:\n\n• our 3TG may have originated in the Covered Countries; or\n\n• its origin is unknown,\n\nwe ask again.",
    "GAO found that most companies were unable to determine the origin of their minerals.",
    "As a result of our RCOI, we identified 14 suppliers whose products may contain minerals from the Covered Countries.",
    "A reason to believe that minerals may have originated in the DRC exists where a smelter sources from there.",
    "A “No” means that the supplier has no reason to believe that its minerals originated in the DRC.",
    "Our aim is to reduce the number of products for which the origin of 3TG could not be determined.",
    "We escalate in the event we have reason to believe a vendor sold us 3TG that originated in the DRC.",
    "The sub-tier suppliers believed that the minerals may have originated in the DRC.",
    # a method, a cell of a table
    "We have a process to identify products for which it is possible that the 3TG originated in the Covered Countries.",
    "Suppliers who believe that their materials may contain minerals sourced from the DRC must notify us.",
    "Unable to determine the country of origin",
    "Origin information is unknown for smelters not audited.",
    # a risk, an assurance
    "We may be unable to determine the source of minerals in our products.",
    "We cannot provide any assurance that the minerals did not originate in the Covered Countries.",
    # a condition, a reading of answers, a goal, others
    "We trained buyers to recognise when there is reason to believe that minerals may have originated in the DRC.",
    "Where the RCOI shows that a part contains 3TG that may have originated in the DRC, the part is put aside.",
    "Any supplier which has reason to believe that its parts contain 3TG from the DRC shall notify us.",
    "Filers that cannot determine the origin of their minerals need no audit.",
    "Quince cannot control whether its suppliers determine the origin of their minerals.",
    "Of the 211 smelters, the country of origin could not be determined for 31.",
    "The response “Yes” to Question 2 indicates that the supplier's 3TG may have originated in the DRC.",
    "We have established a goal that none of the tantalum in our products will originate from other sources in the DRC.",
    "A refiner indicated that it does not source gold from the DRC.",
    "There are three possible conclusions of an RCOI: the first is reason to believe that our 3TG came from the DRC.",
    "We have controls intended to ensure that none of our minerals originate from conflict sources in the DRC.",
    "Contracts entitle us to end business where we believe that a supplier's tin originated in the DRC.",
    "Several have reason to believe that part of their 3TG originated in the Covered Countries.",
    "Of these 253 smelters, we have reason to believe that 42 sourced tin from the DRC.",
    "We inquired of 18 suppliers, all of which confirmed that they do not source from the DRC.",
    "The country of origin of the smelters' minerals could not be determined.",
    "A supplier said: “Based on our RCOI, we have no reason to believe that our 3TG originated in the DRC.”",
    "Two refiners have no reason to believe that any of the gold in our lids may have originated in the DRC.",
    "Customers do not know the origin of the 3TG in the equipment.",
    "The form reads: “We have reason to believe that our products contain 3TG from the DRC: yes/no”.",
    "Red flags: the supplier does not reply; the origin of the minerals cannot be determined.",
    "Our consultant believes that most tantalum in products like ours may have come from Central Africa.",
    "One supplier, now replaced, could not determine the origin of its tantalum.",
    "The distributors do not know whether the metals originated in the Covered Countries.",
    # another year
    "For the prior reporting year, we determined that some of our 3TG may have originated in the DRC.",
    "In its first report, for 2013, Quince concluded that it could not determine the origin of its 3TG.",
    # said by another, in other clothes
    "According to Amber Caps, none of the 3TG in the modules it assembles originated in the Covered Countries.",
    "Each of the 14 manufacturers that build our locks and that answered our survey concluded that none of its tin originated in the DRC.",
    "A supplier of ours, having determined that its tantalum originated in Rwanda and the DRC, has replaced the smelter.",
    "Some believe that all tantalum originates in the DRC.",
    # what did not happen, what words stand for, an earlier report
    "Had we determined that our tin originated in the Covered Countries, we would have filed a report.",
    "No one at Quince has concluded that our minerals originated in the Covered Countries.",
    "Status key: A - audited; B - in process; C - the country of origin of the ore could not be determined.",
    "By result we mean one of: no reason to believe that minerals may have originated in the DRC; reason to believe it; or neither.",
    "As we reported a year ago, we had no reason to believe that our minerals originated in the Covered Countries.",
    "We were not able to determine that the 3TG came from recycled or scrap sources.",
    "We asked Amber Caps about its tin. It has determined that the tin did not originate in the Covered Countries.",
    "We had reason to believe in 2015 that our 3TG may have originated in the DRC; in 2016 we asked again.",
    "A determination that minerals did not originate in the DRC is made by the legal department upon recommendation by purchasing.",
    "RMI's data revealed that tantalum of its members originated in the DRC.",
    "For purposes of this report, “undeterminable” refers to minerals whose origin the supplier was unable to determine.",
    "It is likely that some of the minerals traded by Dubai refiners originated in the Covered Countries.",
    "Quince must be satisfied that its minerals have not originated in a Covered Country, or exercise due diligence.",
    "From our 2015 report: “we were not able to determine whether our 3TG originated in the Covered Countries”.",
    "Supplier A stated that its tin did not originate in the DRC. Supplier B stated that it could not determine the origin.",
    "One possible determination is that the minerals in our products originated in the DRC; another is that they did not.",
    "Readers should not conclude that our products contain minerals that originated in the Covered Countries.",
    "A smelter on our list that sources from the DRC does not mean that minerals in our products originated there.",
    "For the smelters marked with a star the origin of the conflict minerals could not be established by RMI.",
    "The committee rejected a proposal to state that Quince had determined that its minerals did not originate in the DRC.",
    "A buyer may release a part once it is determined that no mineral in it originated in the DRC.",
    "The Conflict Minerals Report of our parent states that it has reason to believe that its minerals may have originated in the DRC.",
    "The Company's 2015 determination was that there was no reason to believe that its minerals originated in the DRC.",
    "The foundries found that certain 3TG was sourced from the DRC or its adjoining countries.",
    "A supplier's knowledge ends early. It does not know where the minerals in its products originated.",
    "We have determined that 8 of the compliant smelters and refiners source, or may source in part, from within the DRC.",
    "12 indicated that the origin of the tin was not known.",
    "Due diligence was conducted on those minerals that we had no basis to conclude originated outside the Covered Countries.",
    "Under the Rule, where an issuer determines that its minerals did not originate in the DRC, or has no reason to believe that they may have, it must say so.",
    "We cannot independently verify the information that our suppliers provide about the origin of minerals they process.",
    "We have no reason to believe that the tin in our locks originated in the DRC, but that in our keys may have so originated.",
    "We are not certain of the sources of supply that we will have in later years.",
    "Any inability to determine the source of 3TG in our locks might harm our reputation.",
    "Gold from the Covered Countries is often smuggled abroad, so that its origin cannot be determined.",
    "Quince is many steps removed from mines and cannot know the origin of ores before they reach a smelter.",
    "The countries of origin of the tin that the smelters process are believed to include the DRC.",
    "We have determined that the gold in our locks is 60% from recycled sources.",
    "Results of the survey:\n\n• 12 suppliers, or a tenth, indicated that their tin came from Peru\n\n• 12 indicated that the origin of the tin was not known",
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), INQUIRY)
def test_what_the_inquiry_established(text, value):
    assert read(text)[0].get(RCOI) == value


@pytest.mark.parametrize(("others", "filers"), WHO_FINDS)
def test_who_finds_it(others, filers):
    assert RCOI not in read(others)[0]
    assert RCOI in read(filers)[0]


@pytest.mark.parametrize("text", NO_INQUIRY)
def test_what_is_no_finding_of_the_inquiry(text):
    assert RCOI not in read(text)[0]


PRODUCTS = [
    ("Accordingly, our products are “DRC conflict indeterminable.”", "drc_conflict_undeterminable"),
    ("We have determined that our pumps are “DRC conflict undeterminable” as that term is defined in Form SD.", "drc_conflict_undeterminable"),
    ("Accordingly, our products are DRC conflict undeterminable, as defined by the SEC.", "drc_conflict_undeterminable"),
    ("We are unable to conclude our products are DRC conflict free and accordingly deem them DRC conflict undeterminable.", "drc_conflict_undeterminable"),
    ("Quince classifies its product lines as DRC conflict undeterminable.", "drc_conflict_undeterminable"),
    ("As permitted for two years, the Company describes its products as “DRC conflict undeterminable.”", "drc_conflict_undeterminable"),
    ("Our infusion pumps were not found to be “DRC conflict free” in 2016.", "not_found_drc_conflict_free"),
    ("Accordingly, Quince's vehicles are considered DRC conflict undeterminable.", "drc_conflict_undeterminable"),
    ("After due diligence, our handsets have not been found to be DRC conflict free.", "not_found_drc_conflict_free"),
    ("The following engines could not be found to be “DRC conflict free”.", "not_found_drc_conflict_free"),
    ("We hereby declare our tantalum powder “DRC conflict free”.", "drc_conflict_free"),
    ("Quince's tantalum wire products are DRC conflict free, as an audit found.", "drc_conflict_free"),
    ("These product lines are therefore “not found to be DRC conflict free”.", "not_found_drc_conflict_free"),
    ("The robots made by the Company in 2016 have not been found to be “DRC conflict free”.", "not_found_drc_conflict_free"),
    ("All products in scope have been classified DRC conflict undeterminable, since we do not know the origin of their 3TG.", "drc_conflict_undeterminable"),
    ("We cannot conclude that the minerals did not finance armed groups; therefore, our tablets have not been found to be “DRC conflict free”.", "not_found_drc_conflict_free"),
    ("This leads us to consider our sensors, relays and contactors DRC conflict undeterminable.", "drc_conflict_undeterminable"),
    ("For 2016 we were unable to determine whether all of our products are DRC conflict free.", "drc_conflict_undeterminable"),
    ("Quince could not determine whether or not all of its products are DRC conflict free.", "drc_conflict_undeterminable"),
    ("Quince has therefore not been able to determine that any of its products are “DRC conflict free.”", "drc_conflict_undeterminable"),
    ("Quince is not in a position to determine whether its products qualify as “DRC conflict free”.", "drc_conflict_undeterminable"),
    ("We could not conclude whether the conflict minerals in our products were found to be conflict-free.", "drc_conflict_undeterminable"),
    ("We do not have sufficient information to determine whether the 3TG in our locks is DRC conflict free.", "drc_conflict_undeterminable"),
    ("Our locks have not been found to be “DRC conflict free”; we were unable to determine whether they are DRC conflict free.", "not_found_drc_conflict_free"),
    ("Sensors – DRC conflict undeterminable.", "drc_conflict_undeterminable"),
    ("We have not found any of our private label goods to be “DRC conflict free”, and have not elected to describe them so.", "not_found_drc_conflict_free"),
    ("We list below the locks, products that we could not find to be “DRC conflict free”.", "not_found_drc_conflict_free"),
    ("We were unable to conclude that any of our locks is DRC conflict free, and each is therefore DRC conflict undeterminable.", "drc_conflict_undeterminable"),
    ("We could not reach the conclusion on whether our products are DRC conflict free.", "drc_conflict_undeterminable"),
    ("We have determined that our products other than those in Schedule 1 are “DRC conflict free”.", "drc_conflict_free"),
    ("Having obtained an audit, we declare the following products “DRC conflict free”: locks and keys.", "drc_conflict_free"),
    ("None of the products covered by this report has been found to be “DRC conflict free.”", "not_found_drc_conflict_free"),
    ("The products described above have not been found by us to be “DRC conflict free”.", "not_found_drc_conflict_free"),
]  # fmt: skip
NO_PRODUCTS = [
    "For 2014 and 2015 Quince described its products as DRC conflict undeterminable, as was then permitted.",
    "Our 2014 and 2015 reports concluded that our products were “DRC conflict undeterminable”.",
    "Under Form SD, products are “DRC conflict undeterminable” where the issuer cannot determine the origin.",
    "Our customers increasingly ask that we certify that the products we sell them are “DRC conflict free”.",
    "Our lawyers told us that products of unknown origin were formerly called DRC conflict undeterminable.",
    "The company from which we buy displays describes its products as DRC conflict undeterminable.",
    "Our obligation to audit arises only when we declare a product to be DRC conflict free.",
    "Suppliers whose products were DRC conflict undeterminable in 2015 were contacted again.",
    "We believe that customers want products that are DRC conflict free.",
    "Products that have not been found to be DRC conflict free are subject to additional disclosure.",
    "Our 2013 report described our products as DRC conflict undeterminable.",
    "Our previous report described our products as DRC conflict undeterminable.",
    "For two years, if the company is unable to determine the origin, its products are considered “DRC conflict undeterminable.”",
    "The filer should consider the smelters of products that are “DRC conflict undeterminable,” says the RMI of a filer’s choice.",
    "Our policy is to buy from suppliers whose products are DRC conflict free.",
    "Sixty suppliers declared their products to be DRC conflict free.",
    "Of our suppliers, 42 reported that their products are DRC conflict undeterminable.",
    "Our suppliers' products are DRC conflict undeterminable.",
    "Many of our customers describe their own products as DRC conflict undeterminable.",
    "A product that is DRC conflict undeterminable needs no audit.",
    "A product is “not found to be DRC conflict free” where the filer cannot find it to be free of such minerals.",
    "In its first report, for 2013, Quince concluded that its products were DRC conflict undeterminable.",
    "If we cannot determine the origin, our products will be considered DRC conflict undeterminable.",
    "We expect that products described as DRC conflict undeterminable will be fewer.",
    "We have elected not to describe our products as DRC conflict undeterminable.",
    "As the Rule states that products found to be “DRC conflict undeterminable” need no audit, there was none.",
    "Prior to 2016 our products were described as “DRC conflict undeterminable”.",
    "Products classified by our suppliers as DRC conflict undeterminable made up 20% of the parts reported.",
    "Since 2013, when we first described our products as DRC conflict undeterminable, more suppliers have answered.",
    "In 2014 and 2015 we described our locks as “DRC conflict undeterminable”; in line with guidance we make no such description for 2016.",
    "The following describes the Rule's treatment of products which are DRC conflict undeterminable.",
    "Last May we reported that our locks were DRC conflict undeterminable.",
    "We are unable to determine whether the minerals in our products financed or benefited armed groups.",
    "We are unable to determine whether the smelters in our supply chain are DRC conflict free.",
    "If we are unable to determine whether our products are DRC conflict free, our reputation may be harmed.",
    "Many of our suppliers were unable to determine whether their products are DRC conflict free.",
    "The Rule permits a registrant that is unable to determine whether its products are DRC conflict free to say so.",
    "We may be unable to determine whether our products are conflict free, and customers may turn to others.",
    "We cannot assure you that our products are DRC conflict free.",
    "We cannot state that our products are DRC conflict free.",
    "In 2013 we were unable to determine whether our products are DRC conflict free.",
    "A supplier who cannot confirm whether its products are conflict free will be asked again.",
    "Because Quince has not determined any product to be “DRC conflict free”, this report was not audited.",
    "We make no claim that any product is “DRC conflict free”.",
    "None of our products is represented to be DRC conflict free.",
    "No product was determined to be DRC conflict free.",
]


@pytest.mark.parametrize(("text", "value"), PRODUCTS)
def test_what_the_filer_calls_its_products(text, value):
    assert read(text)[0].get(PRODUCT) == value


@pytest.mark.parametrize("text", NO_PRODUCTS)
def test_what_is_no_status_of_the_filer_s_products(text):
    assert PRODUCT not in read(text)[0]


CHOSEN = [
    # a finding for one metal is none for the filing when another metal's origin is open
    ("We determined that our tungsten did not originate in the Covered Countries. For tin and gold, we were unable to"
     " determine the origin.", "undetermined"),
    ("We have no reason to believe that our tin came from the Covered Countries.", "not_covered"),
    # a doubt in passing does not undo the result of the inquiry
    ("As a downstream company we cannot be certain of the origin of minerals. Based on our RCOI, we have no reason to"
     " believe that our conflict minerals originated in the Covered Countries.", "not_covered"),
    # an earlier year's result is not this year's
    ("In 2014, we determined that our 3TG did not come from the DRC. Based on our RCOI for 2016, we were unable to"
     " determine the origin of our 3TG.", "undetermined"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), CHOSEN)
def test_of_several_sentences_the_better_evidence_is_kept(text, value):
    assert read(text)[0][RCOI] == value


NOT_COVERED = "Based on our RCOI, we have no reason to believe that our 3TG originated in the DRC."


def test_two_results_of_the_inquiry_that_exclude_each_other_are_both_reported():
    facts, conflicts = read(
        f"Based on our RCOI, we determined that some of our 3TG originated in the DRC.\n\n{NOT_COVERED}"
    )
    assert facts[RCOI] == "covered"
    assert [(other.fact, other.value, other.line_start) for other in conflicts] == [(RCOI, "not_covered", 3)]


@pytest.mark.parametrize(
    "other",
    [
        "Based on our RCOI, we were unable to determine the origin of some of our 3TG.",  # a doubt
        "We have reason to believe that some of our 3TG may have originated in the DRC.",  # not of the inquiry
        "Based on our RCOI, for certain product lines, we determined that some 3TG originated in the DRC.",  # a part
        "Based on our RCOI, we determined that some of our gold originated in the DRC.",  # one metal
    ],
)
def test_a_doubt_or_a_sentence_about_something_else_is_no_contradiction(other):
    assert read(f"{NOT_COVERED}\n\n{other}")[1] == []


def test_two_product_lines_with_a_status_each_are_no_contradiction():
    free = "We have concluded that our processors are “DRC conflict free”."
    facts, conflicts = read(f"{free}\n\nOur other products are considered “DRC conflict undeterminable”.")
    assert facts[PRODUCT] == "drc_conflict_free"
    assert conflicts == []


def test_two_statuses_of_all_products_are_both_reported():
    _, conflicts = read(
        "We have concluded that our products are DRC conflict free.\n\nTherefore all of our products are considered"
        " DRC conflict undeterminable."
    )
    assert [(other.fact, other.value) for other in conflicts] == [(PRODUCT, "drc_conflict_undeterminable")]
