# One test executable per room: every .cpp below tests/<room>.
find_package(GTest REQUIRED)
find_path(RAPIDCHECK_INCLUDE rapidcheck.h REQUIRED)
find_library(RAPIDCHECK_LIBRARY rapidcheck REQUIRED)
include(GoogleTest)

# Behind the product's own flags. In pieces, g++ takes what another test file has for shadowed. In the sanitizers' build the
# tests themselves need no optimising: it is half of the time to compile them.
add_library(nextline_test_flags INTERFACE)
target_compile_options(nextline_test_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-shadow> $<$<CONFIG:Debug>:-O0>)

foreach(room base fhir terminology cql knowledge case care proof report cohort service cli)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${room}/*.cpp)
  if(sources AND (TARGET nextline_${room} OR room STREQUAL "cli"))
    add_executable(test_${room} ${sources})
    nextline_in_pieces(test_${room})
    target_link_libraries(test_${room} PRIVATE nextline_flags nextline_test_flags GTest::gmock GTest::gtest GTest::gtest_main ${RAPIDCHECK_LIBRARY})
    target_include_directories(test_${room} PRIVATE ${RAPIDCHECK_INCLUDE} ${CMAKE_SOURCE_DIR}/tests)
    if(TARGET nextline_${room})
      target_link_libraries(test_${room} PRIVATE nextline_${room})
    endif()
    target_compile_definitions(test_${room} PRIVATE
      NEXTLINE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" NEXTLINE_BINARY_DIR="${CMAKE_BINARY_DIR}")
    # Vignettes run as one test: each by itself would compile the pack anew.
    gtest_discover_tests(test_${room} TEST_PREFIX "${room}/" TEST_FILTER "-Pack/*" DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60)
  endif()
endforeach()

if(TARGET test_care)
  add_test(NAME care/vignettes COMMAND test_care --gtest_filter=Pack/*)
endif()
if(TARGET test_cli AND TARGET nextline)
  add_dependencies(test_cli nextline pack)
endif()

add_test(NAME rooms COMMAND ${CMAKE_SOURCE_DIR}/tools/check-rooms)
add_test(NAME rooms/self-test COMMAND ${CMAKE_SOURCE_DIR}/tools/check-rooms --self-test)

# Slow tiers: left out by ./test, run by ./test --all, one at a time. What each does: the head of tests/slow/PROGRAM.
#   nextline_slow(NAME PROGRAM argument…)
function(nextline_slow name program)
  add_test(NAME slow/${name} COMMAND ${CMAKE_SOURCE_DIR}/tests/slow/${program} ${ARGN})
  set_tests_properties(slow/${name} PROPERTIES LABELS slow RUN_SERIAL ON TIMEOUT 2400)
endfunction()
nextline_slow(format format)
nextline_slow(tidy tidy)
nextline_slow(sanitizers sanitizers)
# Two at a time: a fuzz target keeps one core busy. The sanitizers build them.
foreach(target json cql evaluate yaml ucum case cql_request)
  nextline_slow(fuzz-${target} fuzz ${target})
  set_tests_properties(slow/fuzz-${target} PROPERTIES RUN_SERIAL OFF DEPENDS slow/sanitizers ENVIRONMENT NEXTLINE_FUZZ_IS_BUILT=1)
endforeach()
nextline_slow(oracle oracle)
set_tests_properties(slow/oracle PROPERTIES RUN_SERIAL OFF)  # one core too
nextline_slow(page page)
nextline_slow(benchmarks benchmarks)
nextline_slow(differential differential)
set_tests_properties(slow/differential PROPERTIES DEPENDS slow/benchmarks SKIP_RETURN_CODE 77)
