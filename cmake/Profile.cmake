# A compiler's profile: which branches are taken and which calls are worth inlining, recorded while plans are made for
# synthetic patients. `tools/setup profile` records it in build/profile; whatever is configured afterwards is compiled with
# it (release and benchmarks alike), and makes a plan in nine tenths of the time. Answers do not change. A function edited
# since then is compiled as without a profile; the compiler warns of its callers, so warnings are no errors there.
set(NEXTLINE_PROFILE "auto" CACHE STRING "record: build what records a profile; auto: use the one recorded, if there is one; off")
set(warnings_as_errors -Werror)
set(profile_folder ${CMAKE_SOURCE_DIR}/build/profile/recorded)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT NEXTLINE_TESTS)
  # The prefix makes the names of recorded files those of object files in any build folder.
  if(NEXTLINE_PROFILE STREQUAL "record")
    add_compile_options(-fprofile-generate=${profile_folder} -fprofile-prefix-path=${CMAKE_BINARY_DIR})
    add_link_options(-fprofile-generate)
  elseif(NEXTLINE_PROFILE STREQUAL "auto" AND EXISTS ${profile_folder})
    message(STATUS "Compiled with the profile in ${profile_folder}")
    set(warnings_as_errors "")
    add_compile_options(-fprofile-use=${profile_folder} -fprofile-prefix-path=${CMAKE_BINARY_DIR} -fprofile-partial-training
      -Wno-missing-profile -Wno-coverage-mismatch)
  endif()
endif()
