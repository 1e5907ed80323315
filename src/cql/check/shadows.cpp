// Names within expressions that hide others.
#include <map>

#include "cql/check/warnings.h"
#include "cql/syntax/children.h"

namespace nextline::cql::check {
namespace {

using namespace syntax;  // NOLINT(google-build-using-namespace): kinds of nodes

/// Walks one library with the names in scope.
class Shadows {
 public:
  explicit Shadows(Warnings& warnings) : warnings_(warnings) {
    const Library& library = warnings.tree().library();
    const auto declare = [this](const auto& all, const char* what) {
      for (const auto& each : all) declared_.emplace(each.name.text, what);
    };
    declare(library.includes, "the library");
    declare(library.value_sets, "the value set");
    declare(library.codes, "the code");
    declare(library.concepts, "the concept");
    declare(library.code_systems, "the code system");
    declare(library.parameters, "the parameter");
    for (const Statement* statement : library.statements)
      if (statement->kind == StatementKind::Expression) declared_.emplace(statement->name.text, "the definition");
  }

  void run() {
    for (const Statement* statement : warnings_.tree().library().statements) {
      if (const auto* definition = statement_as<ExpressionDefinition>(*statement)) walk(*definition->body);
      const auto* function = statement_as<FunctionDefinition>(*statement);
      if (!function || !function->body) continue;
      for (const OperandDefinition& operand : function->operands) bind(operand.name, "an operand");
      walk(*function->body);
      scope_.clear();
    }
  }

 private:
  struct Local {
    std::string_view name;
    std::string what;
  };

  void bind(const Name& name, const std::string& what) {
    for (const Local& outer : scope_)
      if (outer.name == name.text) {
        tell(name, outer.what + " around it");
        scope_.push_back({name.text, what});
        return;
      }
    if (const auto found = declared_.find(name.text); found != declared_.end())
      tell(name, std::string(found->second) + " of this name");
    scope_.push_back({name.text, what});
  }
  void tell(const Name& name, const std::string& hidden) {
    warnings_.add(name.range, "shadowed-name", "'" + std::string(name.text) + "' hides " + hidden,
                  "give it another name, so that a reader sees at once which is meant");
  }

  void walk(const Expression& e) {
    if (const auto* query = as<Query>(e)) return walk_query(*query);
    for_each_child(e, [this](const Expression& child) { walk(child); });
  }
  void walk(const Expression* e) {
    if (e) walk(*e);
  }

  void walk_query(const Query& e) {
    const std::size_t outer = scope_.size();
    for (const AliasedSource& source : e.sources) walk(*source.source);
    for (const AliasedSource& source : e.sources) bind(source.alias, "an alias");
    for (const LetItem& item : e.lets) {
      walk(*item.value);
      bind(item.name, "a let");
    }
    for (const Relationship& relationship : e.relationships) {
      walk(*relationship.source.source);
      bind(relationship.source.alias, "an alias");
      walk(*relationship.condition);
      scope_.pop_back();
    }
    walk(e.where);
    if (e.aggregate) {
      walk(e.aggregate->starting);
      bind(e.aggregate->name, "an accumulator");
      walk(*e.aggregate->value);
    }
    walk(e.return_value);
    for (const SortItem& item : e.sort_items) walk(*item.by);
    scope_.resize(outer);
  }

  Warnings& warnings_;
  std::map<std::string_view, const char*> declared_;
  std::vector<Local> scope_;
};

}  // namespace

void warn_of_shadows(Warnings& warnings) {
  Shadows(warnings).run();
}

}  // namespace nextline::cql::check
