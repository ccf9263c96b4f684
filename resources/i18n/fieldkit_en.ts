<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Bench</name>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without words</source>
        <translation>
            <numerusform>%n without words</numerusform>
            <numerusform>%n without words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seal all (%n)</source>
        <translation>
            <numerusform>Seal all (%n)</numerusform>
            <numerusform>Seal all (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BottleCard</name>
    <message numerus="yes">
        <source>What %n other rules say</source>
        <translation>
            <numerusform>What %n other rule says</numerusform>
            <numerusform>What %n other rules say</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BottlesView</name>
    <message numerus="yes">
        <source>Plan %n bottles</source>
        <translation>
            <numerusform>Plan %n bottle</numerusform>
            <numerusform>Plan %n bottles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CapturePage</name>
    <message numerus="yes">
        <source>Throw %n draft(s) away?</source>
        <translation>
            <numerusform>Throw %n draft away?</numerusform>
            <numerusform>Throw %n drafts away?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) put to this visit</source>
        <translation>
            <numerusform>%n draft put to this visit</numerusform>
            <numerusform>%n drafts put to this visit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message numerus="yes">
        <source>Take in %n file(s)</source>
        <translation>
            <numerusform>Take in %n file</numerusform>
            <numerusform>Take in %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) found. Space ticks.</source>
        <translation>
            <numerusform>%n file found. Space ticks.</numerusform>
            <numerusform>%n files found. Space ticks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChartPane</name>
    <message numerus="yes">
        <source>The newest %n are drawn.</source>
        <translation>
            <numerusform>The newest one is drawn.</numerusform>
            <numerusform>The newest %n are drawn.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message numerus="yes">
        <source>%n thing(s) in the vault do not agree.</source>
        <translation>
            <numerusform>%n thing in the vault does not agree.</numerusform>
            <numerusform>%n things in the vault do not agree.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChoiceOfItems</name>
    <message numerus="yes">
        <source>%n entries of the case go.</source>
        <translation>
            <numerusform>%n entry of the case goes.</numerusform>
            <numerusform>%n entries of the case go.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CreditCodeField</name>
    <message numerus="yes">
        <source>%n character(s) too many.</source>
        <translation>
            <numerusform>%n character too many.</numerusform>
            <numerusform>%n characters too many.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) missing.</source>
        <translation>
            <numerusform>%n character missing.</numerusform>
            <numerusform>%n characters missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustodyPage</name>
    <message numerus="yes">
        <source>Hand over %n things</source>
        <translation>
            <numerusform>Hand over %n thing</numerusform>
            <numerusform>Hand over %n things</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things are kept</source>
        <translation>
            <numerusform>%n thing is kept</numerusform>
            <numerusform>%n things are kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n receipts</source>
        <translation>
            <numerusform>Confirm %n receipt</numerusform>
            <numerusform>Confirm %n receipts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceList</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandedItems</name>
    <message numerus="yes">
        <source>%n things are handed over</source>
        <translation>
            <numerusform>%n thing is handed over</numerusform>
            <numerusform>%n things are handed over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message numerus="yes">
        <source>The vault was checked: %n findings.</source>
        <translation>
            <numerusform>The vault was checked: %n finding.</numerusform>
            <numerusform>The vault was checked: %n findings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HoldersList</name>
    <message numerus="yes">
        <source>{holder} · %n things</source>
        <translation>
            <numerusform>{holder} · %n thing</numerusform>
            <numerusform>{holder} · %n things</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeptScreeningBar</name>
    <message numerus="yes">
        <source>%n results come out otherwise now.</source>
        <translation>
            <numerusform>%n result comes out otherwise now.</numerusform>
            <numerusform>%n results come out otherwise now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelsView</name>
    <message numerus="yes">
        <source>%n labels went to the printer.</source>
        <translation>
            <numerusform>%n label went to the printer.</numerusform>
            <numerusform>%n labels went to the printer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n samples of the case</source>
        <translation>
            <numerusform>The %n sample of the case</numerusform>
            <numerusform>All %n samples of the case</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n chosen samples</source>
        <translation>
            <numerusform>The chosen sample</numerusform>
            <numerusform>The %n chosen samples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message numerus="yes">
        <source>At least %n characters, not all alike.</source>
        <translation>
            <numerusform>At least %n character, not all alike.</numerusform>
            <numerusform>At least %n characters, not all alike.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message numerus="yes">
        <source>Written for all %n chosen</source>
        <translation>
            <numerusform>Written for the one chosen</numerusform>
            <numerusform>Written for all %n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanPane</name>
    <message numerus="yes">
        <source>%n points are not on the plan</source>
        <translation>
            <numerusform>%n point is not on the plan</numerusform>
            <numerusform>%n points are not on the plan</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlannedBottles</name>
    <message numerus="yes">
        <source>%n bottles are planned</source>
        <translation>
            <numerusform>%n bottle is planned</numerusform>
            <numerusform>%n bottles are planned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seal %n bottles</source>
        <translation>
            <numerusform>Seal %n bottle</numerusform>
            <numerusform>Seal %n bottles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bottles cannot be sealed yet.</source>
        <translation>
            <numerusform>%n bottle cannot be sealed yet.</numerusform>
            <numerusform>%n bottles cannot be sealed yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgramSettings</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QualityButton</name>
    <message numerus="yes">
        <source>Quality control · %n missing</source>
        <translation>
            <numerusform>Quality control · %n missing</numerusform>
            <numerusform>Quality control · %n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordPaper</name>
    <message numerus="yes">
        <source>%n entries are signed.</source>
        <translation>
            <numerusform>%n entry is signed.</numerusform>
            <numerusform>%n entries are signed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message numerus="yes">
        <source>%n file(s) sealed</source>
        <translation>
            <numerusform>%n file sealed</numerusform>
            <numerusform>%n files sealed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) taken in</source>
        <translation>
            <numerusform>%n file taken in</numerusform>
            <numerusform>%n files taken in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message numerus="yes">
        <source>%n results sealed</source>
        <translation>
            <numerusform>%n result sealed</numerusform>
            <numerusform>%n results sealed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows stay drafts.</source>
        <translation>
            <numerusform>%n row stays a draft.</numerusform>
            <numerusform>%n rows stay drafts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsTable</name>
    <message numerus="yes">
        <source>Seal %n results</source>
        <translation>
            <numerusform>Seal %n result</numerusform>
            <numerusform>Seal %n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n results</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows cannot be taken</source>
        <translation>
            <numerusform>%n row cannot be taken</numerusform>
            <numerusform>%n rows cannot be taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave out %n rows</source>
        <translation>
            <numerusform>Leave out %n row</numerusform>
            <numerusform>Leave out %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SamplesPage</name>
    <message numerus="yes">
        <source>%n samples</source>
        <translation>
            <numerusform>%n sample</numerusform>
            <numerusform>%n samples</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bottles are planned</source>
        <translation>
            <numerusform>%n bottle is planned</numerusform>
            <numerusform>%n bottles are planned</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScreeningBrief</name>
    <message numerus="yes">
        <source>Which standard holds is not said for %n results.</source>
        <translation>
            <numerusform>Which standard holds is not said for %n result.</numerusform>
            <numerusform>Which standard holds is not said for %n results.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScreeningPage</name>
    <message numerus="yes">
        <source>%n results were taken from it.</source>
        <translation>
            <numerusform>%n result was taken from it.</numerusform>
            <numerusform>%n results were taken from it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignerRow</name>
    <message numerus="yes">
        <source>%n later entries not covered</source>
        <translation>
            <numerusform>%n later entry not covered</numerusform>
            <numerusform>%n later entries not covered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SigningEditor</name>
    <message numerus="yes">
        <source>%n entries are signed</source>
        <translation>
            <numerusform>%n entry is signed</numerusform>
            <numerusform>%n entries are signed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SigningPage</name>
    <message numerus="yes">
        <source>The last checkpoint that left covers %n entries.</source>
        <translation>
            <numerusform>The last checkpoint that left covers %n entry.</numerusform>
            <numerusform>The last checkpoint that left covers %n entries.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StandardEditor</name>
    <message numerus="yes">
        <source>%n limits were pasted. Look at each before sealing.</source>
        <translation>
            <numerusform>%n limit was pasted. Look at it before sealing.</numerusform>
            <numerusform>%n limits were pasted. Look at each before sealing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>Clock was set %n time(s)</source>
        <translation>
            <numerusform>Clock was set %n time</numerusform>
            <numerusform>Clock was set %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Unlock</name>
    <message numerus="yes">
        <source>Wait %n second(s)</source>
        <translation>
            <numerusform>Wait %n second</numerusform>
            <numerusform>Wait %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingWarning</name>
    <message numerus="yes">
        <source>%n analytes are past their holding time.</source>
        <translation>
            <numerusform>%n analyte is past its holding time.</numerusform>
            <numerusform>%n analytes are past their holding time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n analytes have less than six hours left.</source>
        <translation>
            <numerusform>%n analyte has less than six hours left.</numerusform>
            <numerusform>%n analytes have less than six hours left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n analytes no result is on record.</source>
        <translation>
            <numerusform>Of %n analyte no result is on record.</numerusform>
            <numerusform>Of %n analytes no result is on record.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_FindingsList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>results file</name>
    <message numerus="yes">
        <source>%n results were written to {file}.</source>
        <translation>
            <numerusform>%n result was written to {file}.</numerusform>
            <numerusform>%n results were written to {file}.</numerusform>
        </translation>
    </message>
</context>
</TS>
