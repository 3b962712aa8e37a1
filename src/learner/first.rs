//! First names that are common in English schools and are words of nothing else: by one of these a single word is told to
//! be a name. Names that are words too (Will, Mark, Summer) are left out.

use std::collections::HashSet;
use std::sync::LazyLock;

const NAMES: &str = "aaliyah aaron abbie abdul abdullah abigail abraham ada adam adele aden adrian agnes ahmad ahmed aidan \
    aimee aisha ajay alan albert alejandro aleksander alex alexa alexander alexandra alexia alfie alfred ali alice alicia \
    alina alisha alison aliyah alyssa amaan amal amandeep amanda amara amber amelia amelie amina aminah amir amira amy \
    ana anastasia andre andrea andreea andrei andrew angela angus anika anisa anita anna annabel annabelle anne annie \
    anthony antoni antonio anya archie aria ariana arjun arlo arman arthur arun arya asad asha ashley ashton asif aurora ava \
    ayaan ayan ayesha aylin ayo ayub barnaby beatrice beau becky ben benedict benjamin bethany bhavya bianca bilal billy \
    bobby bogdan bradley brandon brian brianna bridget brooke bryony caitlin caleb callum cameron camilla carl \
    carla carlos carmen caroline casey caspian cassie catherine cathy cerys chanel chantelle charles charlie charlotte \
    chelsea chiara chidi chima chloe chris christian christina christopher ciara claire clara clarke colin connor \
    conor cora corey courtney craig curtis daisy damian dan dana daniel daniela danielle danny daria darcey darcie darcy \
    darius darren dave david dawid dean deborah declan demi denis dennis derek devon dexter diana diego dmitri dominic \
    dominik dora duncan dylan eamon ebony eden edgar edith edward eileen ela elaine eleanor elena eli eliana elias elif \
    elijah elin eliot eliza elizabeth ella elle ellen ellie elliot elliott ellis elodie eloise elsie emil emilia emilie \
    emily emma emmanuel emre eoin eric erica erik erin esme esther ethan eva evan eve evelyn evie ewan ezra fabian faisal \
    farah farhan fatima fatimah faye felicity felix femi fergus filip finlay finley finn fiona florence francesca francis \
    frank frankie fraser fred freddie frederick freya gabriel gabriela gabriella gabrielle gareth gary gavin gemma geoff \
    george georgia georgie georgina gethin gianna giles gina giovanni giulia grace gracie graham greg gregory gurpreet gwen \
    hadiya hafsa haider hamish hamza hana hanna hannah harini harley harpreet harriet harris harrison harry haroon harun \
    harvey hasan hassan hayley heather hector heidi helen helena henry hermione hina holly hubert hugh hugo humza hussain \
    ian ibrahim idris iestyn ifan iga ikram imaan imani imogen imran ines ioana iona ira irene iris isaac isabel isabella \
    isabelle isha isla ismail isobel issa ivan ivy iwan izaan izabela jack jackson jacob jacqueline jade jai jaime jake jakub \
    jamal james jamie jane janet janine jared jasmin jasmine jason jasper javier jaya jayden jean jeevan jeff jemima \
    jenna jennifer jenny jeremiah jeremy jess jesse jessica jim jimmy joan joanna joanne jodie joe joel johan john johnny \
    jolie jon jonah jonas jonathan jordan jorge joseph josephine josh joshua josie joyce juan jude judith julia julian julie \
    juliet jun junaid justin kabir kacper kai kamal kamil kamila kane karan karen karim karl karol kasia kasper kate katelyn \
    katerina katherine kathryn katie katy kavya kayden kayla kayleigh keira keiran keith kelly kelsey ken kenneth kerry \
    kevin khadija khadijah khalid kian kieran kim kimberley kiran kirsty kit kofi krishna kristina kuba kulsoom kwame kyle \
    laila lana lara laura lauren layla leah leila leo leon leona leonard leonardo levi lewis lexi lia liam lidia lila \
    lilia lilly lily lina linda lisa liv livia liz lizzie lloyd lois lola lottie lou louie louis louisa louise luca lucas \
    lucia lucy luis luka lukas luke luna lydia lyla mabel macey madeleine madison maeve magdalena maggie mahdi maia maisie \
    maja malachi malaika malik manahil mandeep manuel marcel marcus margaret maria mariam marie marina mario marley marta \
    martha martin martina mary maryam mateo mateusz matilda matt matteo matthew maurice max maxim maximilian maya \
    mehmet mei mel melanie melissa mia micah michael michal michelle miguel mikael mikolaj mila milan miles millie milly \
    milo mina miriam mirza mohamed mohammad mohammed moira molly mona monica morgan moses muhammad mustafa myles nabil nadia \
    naomi nasir natalia natalie natasha nathan nathaniel ned neha neil nell nellie niall niamh nicholas nick nicola nicolas \
    nicole nigel nikhil nikita nikola nikolas nina noah noel nojus nora norah nour nuria nyla oisin olaf ola oleksandr olga \
    oliver olivia ollie oluwaseun omar ophelia orla oscar oskar osman otis otto owen pablo paige patrick \
    patryk paul paula pauline pavel pedro penelope penny percy peter petra phil philip philippa phillip phoebe pippa piotr \
    polly poppy pranav preston priya priyanka qasim quentin rachael rachel radu rafael rafe rahim rahul raj raja \
    rajan ralph ramona raphael rayan rayyan rebecca rebekah reece reggie reuben rhiannon rhys ria ricardo richard ricky riley \
    rishi rita rob robbie robert roberta robin robyn rocco rohan roisin roman romeo romy ronan ronnie rory rosalind rosie ross \
    rowena roxanne ruby rufus rukhsana rupert ruth ryan saad sabrina sadia safa saffron safiya sahil saif salim salma salman \
    sam samantha samira samson samuel sandeep sandra sanjay santiago sara sarah sasha saskia scarlett scott sean sebastian \
    selena selin selma serena seth shabnam shaheen shaima shane shania shanice shannon shaun shayan shelby sian sienna silas \
    simon simran siobhan sofia sonia sonny sophia sophie stacey stanley stefan stella stephanie stephen steve steven stuart \
    sue suleiman summayah sunil susan suzanne svetlana syed szymon tabitha tahir talha tamara tamsin tanya tara tariq tasha \
    tasnim tayla taylor ted teddy temi terence teresa terry tess tessa theo theodora theodore theresa thomas tiana tiffany \
    tilly tim timothy tina tobi tobias toby tom tomas tomasz tommy toni tony travis trevor trinity tristan tyler tyrone uma \
    umar umair usman valentina vanessa vera veronica vicky victor victoria vihaan vikram viktor violet viktoria wasim wayne \
    wendy weronika wiktoria wilfred william willow wojciech xander xavier yara yasin yasmin yasmine yousef youssef yuki yusra \
    yusuf yvonne zac zach zachary zahra zain zaina zainab zak zakariya zara zayan zayn zeynep zoe zofia zoya zuzanna";

/// They, to be looked up.
static LISTED: LazyLock<HashSet<&str>> = LazyLock::new(|| NAMES.split_whitespace().collect());

/// Whether a word, in any case, is a first name and hardly anything else.
pub(super) fn is_first_name(word: &str) -> bool {
    let word = super::words::owner(word);
    let folded = word.to_lowercase();
    // "Anna-Maria" and "Mary-Jane" are told by their first half.
    let first = folded.split('-').next().unwrap_or_default();
    first.chars().count() >= 2 && LISTED.contains(first)
}
