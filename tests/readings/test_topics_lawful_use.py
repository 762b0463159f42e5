"""Which clauses speak of lawful use, in the words of many kinds of document."""

from __future__ import annotations

import pytest

from tests.readings.cases import topics

SPOKEN = {
    "lawful_use.purpose": [
        "The Agency may employ the Model for any lawful purpose.",
        "Contractor grants the Government the right to use the Services for all lawful government purposes.",
        "Query of the license plate database is limited to legitimate law enforcement purposes.",
        "The cameras shall be operated solely for the detection and investigation of crime.",
        "Searches of the gallery may be conducted only in furtherance of an active investigation.",
        "Members shall use the drone exclusively for official business of the Department.",
        "Footage must not be used for any purpose other than the one for which it was recorded.",
        "Processor shall process Personal Data only on documented instructions from Controller.",
        "Recipient shall use the Data solely for academic research and for teaching.",
        "The Buyer shall use the Goods only for the protection of its own airfields.",
        "A UAS may be deployed for the following missions:",
        "Use of the extraction tool is restricted to criminal investigations authorised by a supervisor.",
        "Deputies named in Appendix A are authorized to perform certain functions of an immigration officer.",
        "The License is for non-commercial use only.",
        "Data from the sensors shall be accessed only when there is a legitimate need to know.",
        "Licensee may not exceed the scope of the rights granted or divert the Software from its intended purpose.",
    ],
    "lawful_use.compliance": [
        "The City shall operate the cameras in compliance with all applicable federal, state and local law.",
        "You must comply with all laws that apply to your use of the API.",
        "All searches of a device shall be conducted in accordance with the Fourth Amendment.",
        "Customer is responsible for ensuring that its use of the Platform is lawful.",
        "Users shall abide by applicable privacy laws when accessing the recordings.",
        "The Agency shall observe the law of armed conflict whenever it uses the System.",
        "Your use of the Outputs must adhere to relevant legislation and regulations.",
        "Licensee shall not export or re-export the Software to any country subject to a United States embargo.",
        "You may not provide the Model to any person on the Specially Designated Nationals list.",
        "The Products may not be shipped to Cuba, Iran, North Korea or Syria.",
        "Each Participating Agency shall ensure its use of the Service complies with the CJIS Security Policy.",
        "Controller shall use the Services in a manner consistent with the GDPR.",
        "No officer may search the contents of a phone without lawful authority to do so.",
        "The Service may be used only where that use conforms to the laws of the place of use.",
    ],
    "lawful_use.unlawful_ban": [
        "You may not use the Services for any unlawful, fraudulent or deceptive purpose.",
        "Users must not engage in phishing, scams or identity theft through the Platform.",
        "Customer will not use the Software to violate the law or the rights of others.",
        "Personnel shall not query the database for personal gain or out of curiosity.",
        "Do not use the Model to facilitate human trafficking or money laundering.",
        "No employee may make improper use of the recordings.",
        "You agree not to impersonate any person or entity while using the Service.",
        "The Licensee shall not use the Model in any way that contravenes applicable law or regulation.",
        "You may not post content that is illegal, defamatory or obscene.",
        "Using the Services to defraud consumers is prohibited.",
        "Vendor may suspend access where the Service is used for illegal activities.",
        "You must not sell counterfeit goods or controlled substances by means of the Service.",
        "Users are forbidden to help anyone commit a crime.",
        "Circumventing sanctions or evading taxes with the Services is not allowed.",
        "Any use of the System for an unauthorized purpose is prohibited.",
    ],
    "lawful_use.high_stakes": [
        "No arrest may be made solely on the basis of a match.",
        "A face recognition result is an investigative lead only and is not probable cause.",
        "You must not make decisions that produce legal or similarly significant effects by automated means.",
        "Do not use the Model to determine eligibility for housing, credit or public benefits.",
        "The Services may not be used to provide tailored medical advice.",
        "Officers shall visually verify an alert before any stop of a vehicle.",
        "A trained examiner must review each candidate before it is relied upon.",
        "Customer shall not use the API in life-support systems or nuclear facilities.",
        "Output shall not be the only basis for a decision to detain a person.",
        "The Agency shall not use high-impact AI without a prior assessment.",
        "Engaging in the unauthorized practice of law is prohibited.",
        "You may not rely solely on Output in hiring decisions.",
        "The Model is not to be used for the administration of justice or for asylum processes.",
        "The Software must not be used in safety-critical applications.",
        "You may not deploy the Model in the operation of critical infrastructure.",
    ],
    "lawful_use.civil_rights": [
        "The System shall not be used to discriminate on the basis of race or religion.",
        "Cameras may not be directed at lawful protests.",
        "You must not use the Services to suppress voter turnout or discourage voting.",
        "Officers shall respect the civil liberties of all persons recorded.",
        "No recording may be made of activity protected by the First Amendment.",
        "Do not generate propaganda or run influence campaigns.",
        "The Licensee shall not use the Software to violate human rights.",
        "You may not use the Model for political campaigning or lobbying.",
        "The Buyer shall not use the Goods for internal repression.",
        "Content that promotes hatred or racism is not permitted.",
        "Users shall not target individuals because of their political opinions or religious beliefs.",
        "The Agency shall assess disparate impact on protected groups before it deploys the System.",
        "It is prohibited to use the Services for censorship or to silence journalists and activists.",
        "The Tool shall not be used to interfere with elections or the democratic process.",
        "Exploiting the vulnerabilities of a specific group of persons is forbidden.",
        "You must not use the Software to subject any person to torture or forced labour.",
    ],
}

SILENT = {
    "lawful_use.purpose": [
        "Licensor has full corporate power and authority to execute and deliver this Agreement.",
        "The Company may sell the shares for general corporate purposes.",
        "For illustrative purposes, Schedule 2 shows how the fee is computed.",
        "Headings are for convenience only and do not affect interpretation.",
        "Customer may make one copy of the Software for backup purposes.",
        "Such terms survive for the time needed to achieve their intended purpose.",
        "Support outside the scope of this Agreement is charged by the hour.",
    ],
    "lawful_use.compliance": [
        "This Agreement shall be construed in accordance with the laws of the State of New York.",
        "Supplier shall comply with all applicable tax laws.",
        "Employer shall comply with wage and labor laws.",
        "The audit shall be made in accordance with generally accepted accounting principles.",
        "The Company shall comply with applicable securities laws.",
        "Notice is given in accordance with Section 12 of this Agreement.",
        "The arbitrator shall act in accordance with the rules of the American Arbitration Association.",
    ],
    "lawful_use.unlawful_ban": [
        "If any provision is held illegal, the others remain in force.",
        "The Services help police solve crimes.",
        "Seller shall protect Personal Data against unauthorised or unlawful processing.",
        "Officers shall use the System in criminal investigations.",
        "The Licensor warrants that the Software does not infringe any patent or copyright.",
        "Liability is not excluded for fraud or wilful misconduct.",
        "Users shall notify Vendor of any unauthorized use of their account.",
    ],
    "lawful_use.high_stakes": [
        "Each party has taken independent legal advice.",
        "Contractor shall carry medical and health insurance.",
        "The Product is for the treatment of respiratory disease.",
        "The parties rely on the representations in this Agreement.",
        "The Steering Committee shall take its decisions by a majority.",
        "Employee eligibility shall be verified by the Contractor.",
    ],
    "lawful_use.civil_rights": [
        "The First Amendment to the License Agreement is dated May 1.",
        "The Supplier shall not discriminate against any employee or applicant for employment.",
        "Holders of voting securities may vote at the meeting.",
        "Licensee may, at its election, terminate this Agreement.",
        "Words of one gender include the other genders.",
        "The royalty is set on fair, reasonable and non-discriminatory terms.",
        "No official of a political party has been paid.",
    ],
}


def _rows(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(topic, text) for topic, texts in table.items() for text in texts]


@pytest.mark.parametrize(("topic", "text"), _rows(SPOKEN))
def test_hears_lawful_use(topic: str, text: str) -> None:
    """The topic is heard in whatever style the clause is written."""
    assert topic in topics(text)


@pytest.mark.parametrize(("topic", "text"), _rows(SILENT))
def test_is_not_misled(topic: str, text: str) -> None:
    """Words of another sense do not say the topic."""
    assert topic not in topics(text)
