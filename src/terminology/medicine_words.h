// How names of medicines, herbs and foods are written by people: the form in which they are compared, and the words
// around a name that say nothing of what it is.
#pragma once

#include <string>
#include <string_view>

namespace nextline::terminology {

/// The form in which such names are compared: as normalised_text (texts.h), and Latin letters without accents
/// ("Süßholz" is "sussholz"), typographic apostrophes and dashes as gaps, a number apart from its unit ("60mg" is "60
/// mg").
std::string plain_name(std::string_view text);

/// True for a word, plain already, that says strength, form, route or how often: as says_no_name, with the forms herbs
/// and foods come in and common words of other languages ("extract", "juice", "Tropfen"). Words of forms for the skin
/// or eye are not among them: such a product is another thing than the medicine.
bool says_form(std::string_view plain_word);

/// True for a word, plain already, that names a salt or a water of crystallisation: "hydrochloride", "sodium",
/// "monohydrate". Behind a name it changes nothing; alone it may be a name of its own ("magnesium").
bool says_salt(std::string_view plain_word);

}  // namespace nextline::terminology
