"""Short reports in the manner of filings of 2013 to 2023, with invented names, and all that each states.

Name -> reporting year, text, and every fact with its value: these must be found, and nothing else.
"""

REPORTS = {
    "survey through a vendor, 2018": (
        2018,
        """
Acme has a complex supply chain. There were 1,184 suppliers in scope of the conflict minerals program and 1,041 provided a completed CMRT. The Company's total response rate for this reporting year was 88%. This constituted a 2% increase from the 2017 reporting year.

The Company utilized the CMRT version 5.12 or higher and a vendor to survey Tier 1 suppliers. 65 suppliers did not respond.

Based on the smelter lists provided by suppliers via the CMRTs and publicly available information, we identified 313 smelters or refiners, of which 249 are RMAP audited and conformant, 9 are RMAP active, and the remaining 55 are not enrolled. Through this strategy, 28 smelters or refiners of concern have been identified.

As of April 26, 2019, 249 smelters were conformant.

Therefore, and based on the results of our RCOI, Acme was unable to determine with certainty the country of origin of all the 3TGs in its products.

As per Rule, this CMR is not required to be audited by an independent private sector auditor.
""",
        {
            "suppliers_surveyed": "1184",
            "response_rate": "0.88",
            "smelters_identified": "313",
            "smelters_conformant": "249",
            "smelters_active": "9",
            "smelters_not_listed": "55",
            "status_as_of": "2019-04-26",
            "template": "CMRT",
            "rcoi_determination": "undetermined",
            "private_sector_audit": "not_obtained",
        },
    ),
    "verified smelters, 2014": (
        2014,
        """
A total of 302 suppliers were identified as in-scope for conflict mineral regulatory purposes and contacted as part of the RCOI process. The survey response rate among these suppliers was 62%. Of these responding suppliers, 38% responded yes as to having one or more of the regulated metals as necessary to the functionality or production of the products they supply to Acme.

Acme's suppliers disclosed 258 verified conflict minerals smelters and refiners. Of these, 148 are certified conflict-free by the CFSP and 43 have agreed to undergo an audit. A consultant contacted 110 smelters.

Based on the RCOI, Acme has reason to believe that certain 3TG may have originated in the Covered Countries.

Acme's due diligence conforms to the OECD Guidance. Because of the foregoing, Acme has determined its products to be DRC conflict undeterminable.
""",
        {
            "suppliers_surveyed": "302",
            "response_rate": "0.62",
            "smelters_identified": "258",
            "smelters_conformant": "148",
            "smelters_active": "43",
            "rcoi_determination": "may_be_covered",
            "product_determination": "drc_conflict_undeterminable",
            "due_diligence_framework": "OECD",
        },
    ),
    "law-firm form, 2019": (
        2019,
        """
For 2019, we sent requests to 33 suppliers (the “Suppliers”) that we determined may have provided us with 3TG. We received responses from Suppliers representing approximately 95% of our 2019 expenditures from the Suppliers.

For our RCOI, to the extent applicable, we utilized the same processes and procedures as for our due diligence. Our suppliers identified to us 212 smelters and refiners as having potentially processed the necessary 3TG contained in our in-scope products in 2019, of which 180 were listed as Conformant, 12 were listed as Active and 20 were listed on the RMI Smelter Look-up tab only.

Based on the results of our RCOI, we concluded that we were required to conduct due diligence for 2019. Of the 180 Conformant smelters and refiners, 25 may have sourced from a Covered Country.

None of the necessary 3TG contained in our in-scope products were determined by us to directly or indirectly finance or benefit armed groups in the Covered Countries. However, we did not conclude that any of our products were “DRC conflict free.”

In addition, we surveyed 33 suppliers for 2018.
""",
        {
            "smelters_not_listed": "20",
            "smelters_sourcing_covered": "25",
            "suppliers_surveyed": "33",
            "smelters_identified": "212",
            "smelters_conformant": "180",
            "smelters_active": "12",
        },
    ),
    "consumer electronics, 2018": (
        2018,
        """
Of the 253 smelters and refiners of 3TG determined to be in Acme’s supply chain as of December 31, 2018, Acme found no reasonable basis for concluding that any such smelter or refiner sourced 3TG that directly or indirectly financed or benefited armed groups.

For the fifth straight year, 100 percent of the identified smelters and refiners in Acme’s supply chain for all applicable products manufactured in calendar year 2018 participated in an independent third party conflict minerals audit. Acme removed five smelters and refiners of 3TG from its supply chain in 2018. Since 2009, Acme has directed the removal of 123 smelters.

Based on its due diligence, Acme does not have sufficient information to conclusively determine the countries of origin of the 3TG in all products. Of the 253, Acme believes that 58 smelters directly source 3TG from the DRC or an adjoining country.

This report has not been subject to an independent private sector audit as allowed under Rule 13p-1, which provides that the filer is not required to obtain an audit.
""",
        {
            "smelters_identified": "253",
            "smelters_sourcing_covered": "58",
            "rcoi_determination": "undetermined",
            "private_sector_audit": "not_obtained",
        },
    ),
    "audited report, 2016": (
        2016,
        """
We surveyed 237 suppliers in 2016 and achieved a 100% response rate, compared with 98% for 2015. From the responses, we identified 250 operating smelters and refiners. As of May 15, 2017, 243 of the 250 smelters and refiners are conformant or in the process of being validated.

Our microprocessors and chipsets that we manufactured in 2016 are “DRC conflict free”. We have concluded in good faith that during 2016 some of the 3TG originated in the Covered Countries.
We obtained an independent private sector audit of this section. The independent private sector audit report is set forth as Exhibit A.
""",
        {
            "suppliers_surveyed": "237",
            "response_rate": "1.0",
            "smelters_identified": "250",
            "status_as_of": "2017-05-15",
            "rcoi_determination": "covered",
            "product_determination": "drc_conflict_free",
            "private_sector_audit": "obtained",
        },
    ),
    "bullets": (
        2020,
        """
Our results for 2020 are:

• Number of suppliers surveyed: 145
• Response rate: 97%
• Smelters and refiners identified: 312
• Conformant smelters and refiners: 250
• Active smelters and refiners: 12

We do not have a direct relationship with smelters.
""",
        {
            "suppliers_surveyed": "145",
            "response_rate": "0.97",
            "smelters_identified": "312",
            "smelters_conformant": "250",
            "smelters_active": "12",
        },
    ),
    "caps15": (
        2015,
        """
We requested that 78 direct suppliers complete the template, 75 (96%) of which responded. In 2014, we surveyed 70 suppliers and 60 responded.

The responses listed 1,342 smelter names. After removing repeated names there were 287 smelters and refiners, compared to 254 in 2014. CFSI has validated 208 of those as compliant with the CFSP as of March 31, 2016. 34 additional smelters are “active.”

Our inquiry concluded that Acme cannot exclude that its minerals came from the DRC.
""",
        {
            "suppliers_surveyed": "78",
            "response_rate": "0.96",
            "smelters_identified": "287",
            "smelters_conformant": "208",
            "smelters_active": "34",
            "status_as_of": "2016-03-31",
            "rcoi_determination": "may_be_covered",
        },
    ),
    "sdonly": (
        2013,
        """
Based on its reasonable country of origin inquiry, Acme has no reason to believe that the conflict minerals necessary to the functionality of its products may have originated in the Democratic Republic of the Congo or an adjoining country. All six suppliers confirmed that they do not source from there.

This disclosure is available on our website at www.acme.com/investors/conflict-minerals.
""",
        {
            "rcoi_determination": "not_covered",
            "report_url": "www.acme.com/investors/conflict-minerals",
        },
    ),
    "scrap": (
        2013,
        """
Acme contacted its 4 suppliers of tungsten powder. Based on the responses, Acme reasonably believes that its tungsten came solely from recycled or scrap sources.
""",
        {
            "suppliers_surveyed": "4",
            "rcoi_determination": "recycled_or_scrap",
        },
    ),
    "multi": (
        2021,
        """
In 2021 we continued to work with suppliers. 98% of our direct suppliers responded to our 3TG survey in 2021 (97% in 2020 and 95% in 2019). 92% of suppliers responded to our cobalt survey using the EMRT.

As of December 31, 2021, our suppliers reported 241 smelters (2020: 248). 221 were conformant to RMAP, 8 were active and 12 were neither.

We set a target of 100% conformant smelters.
""",
        {
            "response_rate": "0.98",
            "smelters_identified": "241",
            "smelters_conformant": "221",
            "smelters_active": "8",
            "smelters_not_listed": "12",
            "status_as_of": "2021-12-31",
        },
    ),
    "old template, 2020": (
        2020,
        """
We instructed our direct suppliers to provide answers to the Electronic Industry Citizenship Coalition-Global e-Sustainability Initiative (EICC-GeSI) Conflict Minerals Common Reporting Template. We sent the template to 2,035 direct suppliers. We received responses from approximately 57% of the direct suppliers surveyed. Of the suppliers responding, 238 indicated that their products contain 3TG.

Based on our RCOI, we have reason to believe that a portion of the 3TG in our products may have originated in the DRC or an adjoining country and may not be solely from scrap or recycled sources.

Our due diligence measures have been designed to conform, in all material respects, with the framework in The Organisation for Economic Co-operation and Development (OECD) Due Diligence Guidance.

The Form SD and this report can be found publicly on our internet website at http://www.acme.example.com/en/investor-relations/sec-filings/.
""",
        {
            "suppliers_surveyed": "2035",
            "response_rate": "0.57",
            "template": "EICC-GeSI",
            "rcoi_determination": "may_be_covered",
            "due_diligence_framework": "OECD",
            "report_url": "http://www.acme.example.com/en/investor-relations/sec-filings/",
        },
    ),
    "foreign filer, 2017": (
        2017,
        """
As permitted by the Rule and the SEC, this report has not been subject to an independent private sector audit. In accordance with the Rule, this report is available on our website: http://www.acme.com/thecompany/investors/financial-reports.

Acme sent the Conflict Minerals Reporting Template of the RMI to its 203 suppliers in scope. The response rate was 97 percent (2016: 94 percent). Responses identified 296 smelters, of which 245 (83%) were compliant or active.
""",
        {
            "suppliers_surveyed": "203",
            "response_rate": "0.97",
            "smelters_identified": "296",
            "template": "CMRT",
            "private_sector_audit": "not_obtained",
            "report_url": "http://www.acme.com/thecompany/investors/financial-reports",
        },
    ),
    "own smelting, 2018": (
        2018,
        """
Our RCOI determined that a portion of the tantalum ore purchased by Acme originated in the DRC. All of the smelters used are conformant with RMAP. 11 of 11 smelters used by us in 2018 are conformant.
""",
        {
            "smelters_identified": "11",
            "smelters_conformant": "11",
            "rcoi_determination": "covered",
        },
    ),
    "combined counts, 2014": (
        2014,
        """
As of April 2015, 201 smelters or refiners of 3TG in our supply chain were compliant or progressing toward compliance. We identified 270 entities as facilities reported to us by suppliers as 3TG smelters.

We determined that 136 of the facilities were compliant with CFSP, LBMA or RJC. We have reasonably determined that 51 smelters or refiners in our supply chain may source from the Covered Countries.
""",
        {
            "smelters_sourcing_covered": "51",
            "smelters_identified": "270",
            "smelters_conformant": "136",
        },
    ),
    "medical": (
        2020,
        """
In 2020 we contacted 289 direct suppliers and asked them to submit a current CMRT. 271 of the 289 suppliers (94%) responded, which compares with 92% in 2019. Suppliers that did not respond account for 2% of our spend.

From the CMRTs, 331 smelters were identified; 243 (73%) conformant, 14 (4%) active and 74 (22%) not participating in the RMAP. This information is as of April 2, 2021.

We conclude that, based on the RCOI, we are unable to determine the origin of the 3TG in all of our products.
""",
        {
            "suppliers_surveyed": "289",
            "response_rate": "0.94",
            "smelters_identified": "331",
            "smelters_conformant": "243",
            "smelters_active": "14",
            "smelters_not_listed": "74",
            "status_as_of": "2021-04-02",
            "template": "CMRT",
            "rcoi_determination": "undetermined",
        },
    ),
    "retail": (
        2016,
        """
Acme Stores identified 112 vendors of private brand products that could contain 3TG. Each vendor was asked to complete the CMRT; 104 vendors completed it. Through these efforts we identified 188 smelters and refiners; the CFSI's list shows that 152 of these smelters have been found compliant, 9 are active, and 27 are on the Smelter Reference List only.

Based on this inquiry, Acme Stores was not able to conclude that its 3TG did not originate in the Covered Countries.
""",
        {
            "smelters_not_listed": "27",
            "response_rate": "0.9286",
            "suppliers_surveyed": "112",
            "smelters_identified": "188",
            "smelters_conformant": "152",
            "smelters_active": "9",
            "template": "CMRT",
            "rcoi_determination": "undetermined",
        },
    ),
    "lists": (
        2021,
        """
The results were as follows as of March 31, 2022:

• We received CMRTs from 95% of the 412 suppliers we surveyed.
• Our suppliers reported 327 smelters and refiners.
• 228 of these smelters and refiners were Conformant.
• 7 were Active.
• 92 were not enrolled in the RMAP.
• 38 of the 228 conformant smelters source from the Covered Countries.

We rely on smelters.
""",
        {
            "suppliers_surveyed": "412",
            "response_rate": "0.95",
            "smelters_identified": "327",
            "smelters_conformant": "228",
            "smelters_active": "7",
            "smelters_not_listed": "92",
            "smelters_sourcing_covered": "38",
            "status_as_of": "2022-03-31",
            "template": "CMRT",
        },
    ),
    "goals": (
        2022,
        """
Our goal is that 100% of our suppliers respond and that all smelters be RMAP conformant. In 2022, we engaged a third party to survey our suppliers. Less than 5% of our products contain tantalum. We conducted on-site audits of 14 suppliers. We trained 250 suppliers. RMI lists more than 350 smelters and refiners. We sent letters to 16 smelters.
""",
        {},
    ),
    "emrt": (
        2023,
        """
We surveyed 120 suppliers for 3TG using the CMRT and 118 responded. We also surveyed 45 suppliers for cobalt and mica using the EMRT, of which 80% responded. Our 3TG response rate was 98%.
""",
        {
            "suppliers_surveyed": "120",
            "response_rate": "0.98",
            "template": "CMRT",
        },
    ),
    "form": (
        2015,
        """
Based on its good faith RCOI, the Registrant has determined that its gold, tin and tantalum may have originated in the Covered Countries or it was unable to determine the country of origin.

The Company's conflict minerals policy and Form SD are publicly available on its website at www.acme.com/about/conflict-minerals-policy.
""",
        {
            "rcoi_determination": "may_be_covered",
            "report_url": "www.acme.com/about/conflict-minerals-policy",
        },
    ),
    "undet13": (
        2013,
        """
We do not have sufficient information, with respect to the Covered Products, to determine the country of origin of the conflict minerals. Therefore we determined in good faith that for calendar year 2013 our conflict minerals status is “DRC conflict undeterminable” (terms as defined in the 1934 Act).

The facilities and countries of origin are unknown.
""",
        {
            "rcoi_determination": "undetermined",
            "product_determination": "drc_conflict_undeterminable",
        },
    ),
    "semi": (
        2022,
        """
Acme Semiconductor is a fabless company. We have determined that our products contain 3TG. For calendar year 2022, we surveyed our 27 direct manufacturing suppliers, comprising 100% of our assembly, test and foundry spend, and received CMRTs from all 27 suppliers.

As of March 31, 2023, our suppliers had identified 168 smelters and refiners, all of which were conformant with the RMAP.

Based on the RCOI, Acme concluded in good faith that it has reason to believe that certain of its necessary conflict minerals originated in the Covered Countries and did not come from recycled or scrap sources.

To the extent known, the facilities used to process the 3TG are listed in Annex I. The countries of origin are believed to include the countries listed in Annex II.

A copy of this Conflict Minerals Report is available on the SEC Filings page of the Investors section of our website at http://www.acmesemi.com.
""",
        {
            "suppliers_surveyed": "27",
            "response_rate": "1.0",
            "smelters_identified": "168",
            "smelters_conformant": "168",
            "status_as_of": "2023-03-31",
            "template": "CMRT",
            "rcoi_determination": "covered",
            "report_url": "http://www.acmesemi.com",
        },
    ),
    "industrial": (
        2014,
        """
As part of our RCOI, we identified approximately 14,000 suppliers. We then used a risk-based approach to narrow these to 1,452 suppliers that could supply parts containing 3TG. We asked these suppliers to complete the EICC/GeSI template. We received responses from 917 suppliers, or 63% of the suppliers surveyed.

Of those suppliers that responded, approximately 54% stated that the products they supply don't contain 3TG; 8% identified the DRC as a source.

Our suppliers reported 1,815 smelters or refiners in total, with repeated names. We compared them with the CFSI list and found 231 valid smelters, of which 122 were validated as conflict free.

After exercising the due diligence described above, Acme was unable to determine whether or not each of its products qualify as DRC conflict free. Accordingly Acme has reasonably determined that its products are “DRC conflict undeterminable.”
""",
        {
            "suppliers_surveyed": "1452",
            "response_rate": "0.63",
            "smelters_identified": "231",
            "smelters_conformant": "122",
            "template": "EICC-GeSI",
            "product_determination": "drc_conflict_undeterminable",
        },
    ),
    "pharma": (
        2019,
        """
Novel Health requested CMRTs from 62 suppliers. 59 suppliers provided CMRTs (95%). Three suppliers did not respond.

Based on its RCOI, Novel Health was unable to determine that the necessary conflict minerals in its instruments did not originate in the Covered Countries.

We performed due diligence in accordance with the Organization for Economic Co-operation and Development Due Diligence Guidance for Responsible Supply Chains of Minerals from Conflict-Affected and High-Risk Areas: Third Edition.

Suppliers identified 287 different smelters and refiners. As of March 1, 2020, 231 or 80% were conformant, 10 or 3% were active, and 46 or 16% had an outreach required status.
""",
        {
            "suppliers_surveyed": "62",
            "response_rate": "0.95",
            "smelters_identified": "287",
            "smelters_conformant": "231",
            "smelters_active": "10",
            "smelters_not_listed": "46",
            "status_as_of": "2020-03-01",
            "template": "CMRT",
            "rcoi_determination": "undetermined",
            "due_diligence_framework": "OECD",
        },
    ),
    "oil": (
        2015,
        """
This Form SD is filed by Acme Energy Services. The Company contacted 15 suppliers of tungsten carbide and diamond products. 14 of the suppliers responded that the tungsten did not originate in a Covered Country and one supplier responded that its tungsten was from recycled sources.

Based on the RCOI, the Company has determined that it has no reason to believe that the tungsten may have originated in the Covered Countries.
""",
        {
            "suppliers_surveyed": "15",
            "rcoi_determination": "not_covered",
        },
    ),
    "auto": (
        2018,
        """
We surveyed 1,849 suppliers. Our survey response rate was 91%, as compared to 88% for 2017, based on spend.

Of the responses received, 41% indicated no 3TG. The total smelter count was 341. RMI has confirmed that 255 of the smelters identified are conformant and 6 are active.

Our RCOI was not sufficient to determine the country of origin of all 3TG in our products. The reasonable country of origin inquiry showed that 12% of suppliers sourced 3TG from the DRC or adjoining countries.
""",
        {
            "suppliers_surveyed": "1849",
            "response_rate": "0.91",
            "smelters_identified": "341",
            "smelters_conformant": "255",
            "smelters_active": "6",
            "rcoi_determination": "undetermined",
        },
    ),
    "text90": (
        2016,
        """
Although Acme does not have any direct relationships with smelters, we found that 93 percent of the 302 smelters reported to us are either conformant or participating in the audit program as of May 2017. In 2016, 275 smelters were CFSP compliant, up from 248 in 2015. 7 smelters were listed as active.
""",
        {
            "smelters_identified": "302",
            "smelters_conformant": "275",
            "smelters_active": "7",
        },
    ),
    "sd2": (
        2021,
        """
In accordance with Form SD, Acme undertook an RCOI. The results of the RCOI: Acme's suppliers provided CMRTs that list 201 smelters. Acme believes 3TG in its products originated from the DRC, Rwanda and Burundi.

Acme's Responsible Minerals Policy is at www.acme.com/policy. The Form SD and CMR are available at www.acme.com/sd.
""",
        {
            "smelters_identified": "201",
            "template": "CMRT",
            "rcoi_determination": "covered",
            "report_url": "www.acme.com/sd",
        },
    ),
    "cm": (
        2017,
        """
Because we rely on contract manufacturers, we requested that our two contract manufacturers survey their suppliers. Both contract manufacturers completed the CMRT. They surveyed 1,310 component suppliers on our behalf, with a response rate of 95%.

The smelters of the suppliers were compared against the RMI’s list; 44 are identified as sourcing from the Covered Countries, and all 44 are conformant.
""",
        {
            "suppliers_surveyed": "1310",
            "response_rate": "0.95",
            "smelters_sourcing_covered": "44",
            "template": "CMRT",
        },
    ),
    "materials, 2023": (
        2023,
        """
Despite having conducted a good faith reasonable country of origin inquiry, we concluded that our supply chain remains “DRC conflict undeterminable”. We have reached this conclusion because we have been unable to determine the country of origin of all of the 3TG supplied to us. We will continue to work with our suppliers.
""",
        {
            "rcoi_determination": "undetermined",
            "product_determination": "drc_conflict_undeterminable",
        },
    ),
    "form alone, 2024": (
        2024,
        """
To determine if the Conflict Minerals in our products originated from sources in the Covered Countries, we conducted a RCOI in good faith. We surveyed all known suppliers from whom we purchase materials. The responses to our inquiry and results of our review did not indicate that any of the Conflict Minerals originated from the Covered Countries. Based on the RCOI, we have no reason to believe that the Conflict Minerals in our products may have originated in the Covered Countries.

The disclosure is publicly available at https://www.acmehealth.com/us-en/corporate/conflict-minerals.aspx.
""",
        {
            "rcoi_determination": "not_covered",
            "report_url": "https://www.acmehealth.com/us-en/corporate/conflict-minerals.aspx",
        },
    ),
    "aerospace, 2023": (
        2023,
        """
Suppliers identified through this risk-based approach represented approximately 94% of our purchases of raw materials and components in 2023, compared to approximately 90% in 2022. We requested that these suppliers provide information to us regarding their 3TG using the template developed by the Responsible Minerals Initiative (RMI), known as the Conflict Minerals Reporting Template (the “Template”).

We received responses from approximately 60% of the surveyed suppliers in 2023 and 59% in 2022.

As discussed above, we do not have direct relationships with smelters.
""",
        {
            "response_rate": "0.6",
            "template": "CMRT",
        },
    ),
    "stores, 2015": (
        2015,
        """
For the period of this CMR, 1,271 Suppliers were surveyed and 1,198 or 94% completed a CMRT. The Operating Companies utilized the Electronic Industry Citizenship Coalition (“EICC”) and Global e-Sustainability Initiative (“GeSI”) Conflict Minerals Due Diligence Template developed by the Conflict-Free Sourcing Initiative (“CMRT”) for data collection.

This CMR, together with the Conflict Minerals Policy of the Operating Companies, is available via the following URL: http://acmeholdings.com/corporate-responsibility/conflict-minerals.

Suppliers named 241 smelters; 192 of those smelters were on the CFSI list as compliant or active.
""",
        {
            "suppliers_surveyed": "1271",
            "response_rate": "0.94",
            "smelters_identified": "241",
            "template": "CMRT",
        },
    ),
    "devices, 2019": (
        2019,
        """
If we know or have reason to believe that any of the Conflict Minerals necessary to the functionality or production of our products (i) may have originated in the DRC and the adjoining countries, and (ii) may not be from recycled or scrap sources, we must perform due diligence.

In 2019, we surveyed 324 suppliers, 99% of which responded. Based on these responses, we identified 312 smelters. 241, or 77%, of these are RMAP conformant.

Due to the breadth of our supply chain, we determined that 3TG in our products may have originated in the Covered Countries.
""",
        {
            "suppliers_surveyed": "324",
            "response_rate": "0.99",
            "smelters_identified": "312",
            "smelters_conformant": "241",
            "rcoi_determination": "may_be_covered",
        },
    ),
    "instruments, 2016": (
        2016,
        """
We contacted 468 suppliers.
• 66% of the suppliers we contacted responded with a completed CMRT.
• With respect to 78% of the responses we did not follow-up with our supplier because, for example, the 3TG provided either, (i) did not originate in the Conflict Region, (ii) we have no reason to believe they may have originated in the Conflict Region, or (iii) came from recycled or scrap sources.

After our due diligence we remain unable to determine the origin of some 3TG.
""",
        {
            "suppliers_surveyed": "468",
            "response_rate": "0.66",
            "template": "CMRT",
            "rcoi_determination": "undetermined",
        },
    ),
    "definitions, 2020": (
        2020,
        """
“Conformant” means that the smelter has completed an RMAP audit. “Active” means that the smelter has committed to an audit. As used herein, “DRC conflict free” means that the product does not contain minerals that finance armed groups. The Covered Countries are the DRC and nine adjoining countries. The statutory definition of conflict minerals covers four metals.

The 3TG Rule requires a company that has reason to believe that minerals may have originated in a Covered Country to perform due diligence. We must also describe the facilities.
""",
        {},
    ),
    "audited product, 2015": (
        2015,
        """
Our 2015 report includes products found to be “DRC conflict free.” An independent private sector audit of our report was conducted by Audit LLP, and its audit report is attached as Exhibit B.
""",
        {
            "product_determination": "drc_conflict_free",
            "private_sector_audit": "obtained",
        },
    ),
    "two years side by side, 2019": (
        2019,
        """

In 2019 we surveyed 204 suppliers (2018: 198) and received 196 responses, a 96% response rate (2018: 93%).

The number of smelters identified increased from 287 in 2018 to 301 in 2019, of which 244 were conformant (2018: 236).
""",
        {
            "suppliers_surveyed": "204",
            "response_rate": "0.96",
            "smelters_identified": "301",
            "smelters_conformant": "244",
        },
    ),
    "numbers in words, 2014": (
        2014,
        """
We sent questionnaires to each of our nineteen suppliers. Seventeen of the nineteen suppliers returned completed questionnaires. These suppliers identified twenty-three smelters. Fifteen of the twenty-three smelters are certified as conflict free. Two smelters are undergoing certification. The remaining six smelters are not certified.
""",
        {
            "suppliers_surveyed": "19",
            "response_rate": "0.8947",
            "smelters_identified": "23",
            "smelters_conformant": "15",
            "smelters_active": "2",
            "smelters_not_listed": "6",
        },
    ),
    "partly from there, 2016": (
        2016,
        """
On the basis of the RCOI, Acme has determined that a portion of its conflict minerals did originate in the DRC or adjoining countries, while the remainder originated elsewhere or was from scrap.
""",
        {
            "rcoi_determination": "covered",
        },
    ),
    "company level answers, 2017": (
        2017,
        """
Acme's RCOI indicated that, for most of our products, we cannot determine the source of the 3TG. Many suppliers reported at the company level. Accordingly, we were not able to verify whether the smelters listed were part of our supply chain.
""",
        {
            "rcoi_determination": "undetermined",
        },
    ),
    "processing facilities, 2017": (
        2017,
        """
Based on responses from suppliers, 251 facilities were identified as of April 30, 2018 as processing 3TG in our supply chain. Of these 251 facilities:

• 238 facilities (95%) received a “conformant” designation from an independent third party audit program;
• six were listed as “active”; and
• seven facilities had not yet begun an audit.

RMI country of origin data indicates that 40 of the facilities source from the Covered Countries.
""",
        {
            "smelters_identified": "251",
            "smelters_conformant": "238",
            "smelters_active": "6",
            "smelters_not_listed": "7",
            "smelters_sourcing_covered": "40",
            "status_as_of": "2018-04-30",
        },
    ),
    "vehicles, 2020": (
        2020,
        """
We solicited responses from 462 direct suppliers, with 97% responding. We met with 35 suppliers to help them. Since 2017, the number of conformant smelters rose. In our 2020 CMRT we reported 316 smelters or refiners. 250 of the reported smelters and refiners (79%) were RMAP conformant, and 11 were active.
""",
        {
            "suppliers_surveyed": "462",
            "response_rate": "0.97",
            "smelters_identified": "316",
            "smelters_conformant": "250",
            "smelters_active": "11",
            "template": "CMRT",
        },
    ),
    "networks, 2019": (
        2019,
        """
We sent the CMRT to our manufacturing partners and component suppliers (393 suppliers). 389 of them (99%) completed the survey. Approximately 82% of the 301 facilities are conformant.

For mineral sourcing other than 3TG, we surveyed 58 suppliers on cobalt.
""",
        {
            "suppliers_surveyed": "393",
            "response_rate": "0.99",
            "template": "CMRT",
        },
    ),
    "apparel, 2014": (
        2014,
        """
During 2014 the Company engaged a consultant to survey its suppliers. The consultant reached out to 84 factories and suppliers. 60 suppliers, representing 71% of those contacted, provided a response.

None of the suppliers' responses identified smelters. As such the Company is unable to determine the facilities, and concluded that its products are DRC conflict undeterminable.
""",
        {
            "suppliers_surveyed": "84",
            "response_rate": "0.71",
            "product_determination": "drc_conflict_undeterminable",
        },
    ),
    "memory, 2021": (
        2021,
        """
All 78 of our direct suppliers that provide materials containing 3TG responded to our request, a 100% response rate. As of the end of 2021, 100% of the 3TG smelters in our supply chain were conformant or active.

We identified 181 smelters and refiners (Appendix A). As of April 11, 2022, according to RMI, 180 of these were Conformant and one smelter was Active.
""",
        {
            "suppliers_surveyed": "78",
            "response_rate": "1.0",
            "smelters_identified": "181",
            "smelters_conformant": "180",
            "smelters_active": "1",
            "status_as_of": "2022-04-11",
        },
    ),
    "tools, 2018": (
        2018,
        """
We purchase tungsten from three suppliers. Each of our tungsten suppliers certified that the tungsten does not come from the Covered Countries. On the basis of these certifications, we determined that our tungsten did not originate in the Covered Countries.
""",
        {
            "rcoi_determination": "not_covered",
        },
    ),
    "conglomerate, 2016": (
        2016,
        """
The businesses surveyed about 2,100 first-tier suppliers. By the deadline 1,650 had responded, a response rate of approximately 79%. Because most suppliers responded at a company level, we were unable to link smelters to our products. In total, suppliers reported approximately 320 smelters on the CFSI's standard smelter list, and approximately 1,900 other names.

Approximately 250 of the 320 smelters participate in the CFSP.
""",
        {
            "suppliers_surveyed": "2100",
            "response_rate": "0.79",
            "smelters_identified": "320",
        },
    ),
    "optics, 2022": (
        2022,
        """
For Reporting Year 2022, the Company's survey campaign covered 133 suppliers, 128 of which (96%) answered. The campaign yielded 341 unique smelters/refiners: 230 Conformant; 8 Active; 103 Other.

We have reason to believe that a portion of our necessary 3TG comes from the Covered Countries.
""",
        {
            "suppliers_surveyed": "133",
            "response_rate": "0.96",
            "smelters_identified": "341",
            "smelters_conformant": "230",
            "smelters_active": "8",
            "rcoi_determination": "covered",
        },
    ),
    "bank of words, 2015": (
        2015,
        """
In accordance with the OECD Guidance and the Rule, this Report is available on our website at www.acme.com. Acme's website is www.acme.com. We are a member of the Conflict-Free Sourcing Initiative (“CFSI”) (membership code ACME). An audit was not required. More than 30 of our suppliers attended. There are more than 500 smelters in the world.
""",
        {
            "due_diligence_framework": "OECD",
            "report_url": "www.acme.com",
        },
    ),
    "storage, 2015": (
        2015,
        """
We conducted a survey of those direct suppliers who supplied us with products that may contain 3TG. In 2015 we surveyed 214 such suppliers, and 100% of them responded. Through the survey we identified 289 smelters and refiners. The table in Annex A lists them. 212 smelters were certified as conflict-free by the CFSP as of December 31, 2015, 40 were active in the CFSP and 37 were neither.

Of the 289 smelters, 23 were identified as sourcing from the DRC or adjoining countries; these 23 are CFSP compliant.

Based on the foregoing, we have determined that our products are not DRC conflict free... we make no determination.
""",
        {
            "suppliers_surveyed": "214",
            "response_rate": "1.0",
            "smelters_identified": "289",
            "smelters_conformant": "212",
            "smelters_active": "40",
            "smelters_not_listed": "37",
            "smelters_sourcing_covered": "23",
            "status_as_of": "2015-12-31",
        },
    ),
    "display, 2018": (
        2018,
        """
This Conflict Minerals Report is not audited. We sent the Conflict Minerals Reporting Template, Revision 5.11, to 187 active suppliers in January 2019, with follow-up in March 2019. As of May 1, 2019, we received 176 completed templates (94.1%).

The responses identify, by name, 299 smelters that appear on the RMI Smelter Reference List. 74 names could not be matched.
""",
        {
            "smelters_identified": "299",
            "suppliers_surveyed": "187",
            "response_rate": "0.941",
            "template": "CMRT",
            "private_sector_audit": "not_obtained",
        },
    ),
    "instruments2, 2013": (
        2013,
        """
We have two product lines. For the first line we surveyed 22 suppliers, for the second line we surveyed 31 suppliers. We determined, based on our RCOI, that our necessary conflict minerals did not originate in the DRC or adjoining countries, or came from recycled or scrap sources.
""",
        {
            "rcoi_determination": "not_covered",
        },
    ),
    "machines, 2017": (
        2017,
        """
The Company's outside vendor contacted all 2,012 suppliers in scope; 1,388 (69 percent) returned a survey. 431 suppliers declared that they supply parts with 3TG. These suppliers listed 322 CFSI-recognized smelters. According to CFSI, 253 of the 322 are CFSP-compliant, 12 are active and 57 are not participating. The Company has reason to believe that some conflict minerals may have originated in Covered Countries because 29 smelters are known to source there.
""",
        {
            "suppliers_surveyed": "2012",
            "response_rate": "0.69",
            "smelters_identified": "322",
            "smelters_conformant": "253",
            "smelters_active": "12",
            "smelters_not_listed": "57",
            "smelters_sourcing_covered": "29",
            "rcoi_determination": "may_be_covered",
        },
    ),
    "lighting, 2020": (
        2020,
        """
Acme Lighting determined that 88% of its suppliers provided a CMRT by the deadline. We rely on suppliers; our suppliers rely on theirs. Smelter analysis: of 310 unique smelters, 241 (77.7%) conformant, 14 (4.5%) active. The Covered Countries were named as a source by 37 smelters.

Acme Lighting's RCOI did not enable it to determine the origin of its 3TG.
""",
        {
            "response_rate": "0.88",
            "smelters_identified": "310",
            "smelters_conformant": "241",
            "smelters_active": "14",
            "template": "CMRT",
            "rcoi_determination": "undetermined",
        },
    ),
    "foreign, 2022": (
        2022,
        """
We are a foreign private issuer. Of our 41 suppliers of components containing 3TG, 39 replied to our questionnaire (95.1%). On the basis of their replies, we are unable to exclude that some of the 3TG originates from the Covered Countries.

This report is publicly available at https://www.acme.nl/investors/sec-filings/ and our policy at https://www.acme.nl/policy.
""",
        {
            "suppliers_surveyed": "41",
            "response_rate": "0.951",
            "rcoi_determination": "may_be_covered",
            "report_url": "https://www.acme.nl/investors/sec-filings/",
        },
    ),
    "furniture, 2019": (
        2019,
        """
We require suppliers to complete the CMRT annually. Suppliers accounting for 98.6% of our direct material spend completed it. Our smelter list grew by 20 to 287 smelters; 231 hold a conformant status. There is no direct relationship with smelters. We've found no reason to believe that our suppliers' minerals benefit armed groups.
""",
        {
            "smelters_conformant": "231",
            "template": "CMRT",
        },
    ),
    "batteries, 2023": (
        2023,
        """
We surveyed 45 cobalt suppliers and 210 3TG suppliers in 2023. We received responses from 100% of our cobalt suppliers and 92% of our 3TG suppliers.
""",
        {},
    ),
    "early one, 2013": (
        2013,
        """
Acme's RCOI was conducted with the tools of the Electronic Industry Citizenship Coalition (EICC) and Global e-Sustainability Initiative (GeSI), including the EICC-GeSI Conflict Minerals Reporting Template. The template was distributed to 643 suppliers; responses were obtained from 82 percent of the suppliers contacted. The responses included incomplete responses as well as inconsistencies.

We reviewed the responses against criteria and worked with 61 suppliers to revise theirs. Of the smelters disclosed to us, 66 have been verified as compliant by the Conflict-Free Smelter Program and 23 others were in process.

Because the majority of responses were at a company or divisional level, Acme was unable to determine whether the conflict minerals reported were contained in components supplied to it. Acme has therefore concluded that, for 2013, its products are DRC conflict undeterminable.

Pursuant to SEC guidance issued April 29, 2014, an independent private sector audit was not performed with respect to this report.
""",
        {
            "suppliers_surveyed": "643",
            "response_rate": "0.82",
            "smelters_conformant": "66",
            "smelters_active": "23",
            "template": "EICC-GeSI",
            "product_determination": "drc_conflict_undeterminable",
            "private_sector_audit": "not_obtained",
        },
    ),
    "early two, 2013": (
        2013,
        """
The Registrant surveyed its top 200 suppliers by spend, and 157 suppliers responded. Approximately 31% of the respondents indicated that their parts contained no conflict minerals.

In conjunction with the RCOI, the Registrant knows or has reason to believe that a portion of its necessary conflict minerals originated or may have originated in the DRC or adjoining countries, and may not be solely from recycled or scrap sources.

The Registrant's due diligence process is based on the OECD's Due Diligence Guidance.

This Conflict Minerals Report and Form SD can be found on the Registrant's website at www.acmecorp.com/about/investors/sec.
""",
        {
            "response_rate": "0.785",
            "suppliers_surveyed": "200",
            "rcoi_determination": "may_be_covered",
            "due_diligence_framework": "OECD",
            "report_url": "www.acmecorp.com/about/investors/sec",
        },
    ),
    "passive, 2016": (
        2016,
        """
Survey responses were received from 1,004 of 1,180 suppliers (85%). The suppliers' declarations listed 318 facilities identified by the CFSI as known smelters or refiners. Of these, 237 have been audited and found compliant with the relevant CFSP protocol, 30 are undergoing a CFSP audit, and the remainder have unknown status.

Country of origin information was obtained by the CFSI for the compliant smelters. It was determined that 37 smelters process minerals originating in the Covered Countries. On this basis, it was concluded that some of the 3TG in the Company's products may have originated in the Covered Countries.
""",
        {
            "suppliers_surveyed": "1180",
            "response_rate": "0.85",
            "smelters_identified": "318",
            "smelters_conformant": "237",
            "smelters_active": "30",
            "smelters_sourcing_covered": "37",
            "rcoi_determination": "may_be_covered",
        },
    ),
    "hospital, 2021": (
        2021,
        """
For the 2021 reporting year Acme Medical targeted 375 suppliers. As a result, 338 suppliers responded, for a 90% response rate. This compares to a 93% response rate for 2020. Acme Medical's suppliers identified 331 unique, operational smelters; 222 conformant, 13 active, 96 not conformant or active, as of February 28, 2022.

None of the smelters is owned by Acme Medical.
""",
        {
            "suppliers_surveyed": "375",
            "response_rate": "0.9",
            "smelters_identified": "331",
            "smelters_conformant": "222",
            "smelters_active": "13",
            "smelters_not_listed": "96",
            "status_as_of": "2022-02-28",
        },
    ),
    "space, 2023": (
        2023,
        """
In 2023, we requested that 1,236 suppliers provide CMRTs. As of April 15, 2024, 953 of those suppliers, or approximately 77%, had responded. 283 suppliers have not responded.

Smelters disclosed: 346. Of the 346 disclosed smelters, 228 are on the RMAP Conformant Smelter list, 8 are on the RMAP Active list and 110 have not been validated. We encourage smelters to be audited.

Based on the RCOI, we are unable to determine that the 3TG in our products did not originate in a Covered Country.
""",
        {
            "suppliers_surveyed": "1236",
            "response_rate": "0.77",
            "smelters_identified": "346",
            "smelters_conformant": "228",
            "smelters_active": "8",
            "smelters_not_listed": "110",
            "template": "CMRT",
            "rcoi_determination": "undetermined",
        },
    ),
    "tail, 2018": (
        2018,
        """
We are subject to Rule 13p-1. There are two tiers of suppliers between us and smelters; three to seven tiers in general. We have 12 manufacturing sites in 7 countries. We follow the five steps of the OECD Guidance. One smelter left the RMAP. Fewer than 10 suppliers did not provide data. In total 95% of our revenues come from 3 products.
""",
        {
            "due_diligence_framework": "OECD",
        },
    ),
    "smelters that sourced from there, 2017": (
        2017,
        """
Acme is committed to ensuring that its suppliers treat their workers with dignity. Acme's products include telephones and watches. As of December 31, 2017, Acme determined that 100 percent of the identified smelters and refiners in its supply chain for all applicable products participated in an independent third-party conflict minerals audit program. Acme directed 10 smelters and refiners not willing to participate in or complete a third party audit within given timelines to be removed from its supply chain. Of the 253 smelters and refiners of 3TG determined to be in our supply chain as of December 31, 2017, Acme found no reasonable basis for concluding that any such smelter or refiner sourced 3TG that directly or indirectly financed armed groups. Of these 253 smelters and refiners, Acme has reason to believe that 42 sourced 3TG from the DRC or adjoining countries. Acme also surveyed its suppliers using the Conflict Minerals Reporting Template, collecting and processing data from 1,102 supplier responses. Acme's due diligence measures were designed to conform in all material respects to the OECD framework. In 2017, Acme tracked 9 incidents reported by whistleblowers.
""",
        {
            "smelters_identified": "253",
            "smelters_sourcing_covered": "42",
            "status_as_of": "2017-12-31",
            "template": "CMRT",
            "due_diligence_framework": "OECD",
        },
    ),
    "waves of a survey, 2014": (
        2014,
        """
We surveyed our suppliers in two waves. In the first wave we contacted 150 suppliers, and 95 of them answered. In the second wave we contacted 230 suppliers, and 160 of them answered. In total we contacted 380 suppliers and received 255 answers (67%). The answers named 201 smelters. We believe 134 of them to be compliant with the CFSP. The framework we used was the OECD Guidance. This report is unaudited.
""",
        {
            "suppliers_surveyed": "380",
            "response_rate": "0.67",
            "smelters_identified": "201",
            "smelters_conformant": "134",
            "due_diligence_framework": "OECD",
            "private_sector_audit": "not_obtained",
        },
    ),
    "smelters that may process minerals from there, 2017": (
        2017,
        """
We asked our 67 tier-one suppliers to complete the CFSI's CMRT 5.01. Our response rate was 100%. A combined list of 308 smelters was produced from the responses. We believe 44 of the facilities may process minerals from the Covered Countries. As of May 15, 2018, all of these 44 were conformant. Of the whole list, 253 were conformant and 55 were not. Due diligence was in accordance with the OECD Guidance. The Company is not required to obtain an IPSA.
""",
        {
            "smelters_sourcing_covered": "44",
            "smelters_not_listed": "55",
            "suppliers_surveyed": "67",
            "response_rate": "1.0",
            "smelters_identified": "308",
            "smelters_conformant": "253",
            "status_as_of": "2018-05-15",
            "template": "CMRT",
            "due_diligence_framework": "OECD",
            "private_sector_audit": "not_obtained",
        },
    ),
    "two statuses in one share, 2015": (
        2015,
        """
Acme designs and manufactures toys. Acme requested that 214 direct suppliers and vendors complete the CMRT. Acme's response rate was 99.5%, compared to 97% for 2014. The responses identified a total of 266 smelters and refiners. Acme compared these facilities with the list maintained by the CFSI. Approximately 74% of the smelters identified (197 out of 266) are certified as conflict-free or are in the audit process. Acme's due diligence measures conform to OECD guidance. Acme's report is at http://corporate.acme.com/sd.
""",
        {
            "suppliers_surveyed": "214",
            "response_rate": "0.995",
            "smelters_identified": "266",
            "template": "CMRT",
            "due_diligence_framework": "OECD",
        },
    ),
    "manufacturers and some suppliers, 2018": (
        2018,
        """
Acme products are assembled by 5 contract manufacturers. We contacted our contract manufacturers as well as 24 direct suppliers of licensed components. All contract manufacturers and 22 of the 24 direct suppliers responded. CMRTs covered 266 smelters of which 243 were conformant and 3 active as of 2/28/2019. We conducted due diligence consistent with the OECD Guidance. We removed 2 smelters from our list after our request. This CMR was not audited by an independent private sector auditor.
""",
        {
            "smelters_identified": "266",
            "smelters_conformant": "243",
            "smelters_active": "3",
            "status_as_of": "2019-02-28",
            "template": "CMRT",
            "due_diligence_framework": "OECD",
            "private_sector_audit": "not_obtained",
        },
    ),
    "counts with their shares, 2020": (
        2020,
        """
Acme provides electronic design and test solutions. Our 2020 RCOI was sent to 679 suppliers covering over 90% of direct spend. The percentage of suppliers that responded was 91 percent. We rejected 120 declarations which were returned for correction. Those suppliers identified 322 smelters, and we verified the status of each with the RMI. 237 smelters and refiners (74%) were conformant to RMAP. 42 smelters and refiners (13%) were active in RMAP. 43 smelters and refiners (13%) were not participating in RMAP. We have been an RMI member since 2014. The report is available at www.acme.com/go/conflictminerals. Due diligence followed the OECD Guidance.
""",
        {
            "suppliers_surveyed": "679",
            "response_rate": "0.91",
            "smelters_identified": "322",
            "smelters_conformant": "237",
            "smelters_active": "42",
            "smelters_not_listed": "43",
            "due_diligence_framework": "OECD",
            "report_url": "www.acme.com/go/conflictminerals",
        },
    ),
    "two groups of suppliers, 2014": (
        2014,
        """
Acme builds robots. We contacted 340 suppliers of home robot parts and 210 suppliers of defense robot parts. Of the 550 suppliers, 447 responded, for a response rate of 81%. 270 suppliers stated no use of 3TG. The smelters identified totaled 187, of which 105 were listed by the CFSP as compliant and 39 were listed as active. 43 were listed as neither. We used the EICC-GeSI Template. We performed due diligence consistent with OECD Guidance.
""",
        {
            "suppliers_surveyed": "550",
            "response_rate": "0.81",
            "smelters_identified": "187",
            "smelters_conformant": "105",
            "smelters_active": "39",
            "smelters_not_listed": "43",
            "template": "EICC-GeSI",
            "due_diligence_framework": "OECD",
        },
    ),
    "segments and the whole, 2018": (
        2018,
        """
Our three segments each run an inquiry. The Fluids segment has 120 in-scope suppliers, with a response rate of 81%. The Motion segment has 240 in-scope suppliers, with a response rate of 77%. The Company as a whole had 360 in-scope suppliers and a response rate of 78%. Our suppliers reported a combined 312 smelters and refiners. 248 are RMAP conformant. Our due diligence follows OECD.
""",
        {
            "response_rate": "0.78",
            "smelters_identified": "312",
            "smelters_conformant": "248",
            "due_diligence_framework": "OECD",
        },
    ),
}
