# csm_generate writes synthetic portfolios; csm_bench_stages and csm_bench_process measure, and the target "bench" runs both.
add_library(csm_bench_portfolio STATIC
    bench/generated_record.cpp bench/portfolio_generator.cpp bench/record_text.cpp)
target_include_directories(csm_bench_portfolio PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}")
target_compile_features(csm_bench_portfolio PUBLIC cxx_std_20)
target_link_libraries(csm_bench_portfolio PUBLIC ${CSM_FMT} PRIVATE csm_warnings)

add_executable(csm_generate bench/generate.cpp)
target_link_libraries(csm_generate PRIVATE csm_bench_portfolio Boost::program_options csm_warnings)

if(BUILD_TESTING)
    add_test(NAME bench.generator COMMAND csm_generate --check)
    set_tests_properties(bench.generator PROPERTIES TIMEOUT 60 LABELS bench)
endif()

if(CSM_BUILD_BENCHMARKS)
    find_package(benchmark REQUIRED)
    find_package(simdjson CONFIG QUIET)

    add_executable(csm_bench_stages bench/stage_bench.cpp bench/memory_peak.cpp)
    target_link_libraries(csm_bench_stages PRIVATE csm_bench_portfolio csm benchmark::benchmark csm_warnings)

    add_executable(csm_bench_baselines bench/baselines.cpp)
    target_link_libraries(csm_bench_baselines PRIVATE csm Boost::json csm_warnings)

    add_executable(csm_bench_empty bench/empty.cpp)

    add_executable(csm_bench_process bench/process_bench.cpp bench/process_run.cpp bench/measurement.cpp)
    target_link_libraries(csm_bench_process PRIVATE csm_bench_portfolio Boost::program_options csm_warnings)
    target_compile_definitions(csm_bench_process PRIVATE
        CSM_BINARY="$<TARGET_FILE:csm_bin>"
        CSM_BASELINES="$<TARGET_FILE:csm_bench_baselines>"
        CSM_EMPTY="$<TARGET_FILE:csm_bench_empty>")

    if(simdjson_FOUND)
        target_link_libraries(csm_bench_baselines PRIVATE simdjson::simdjson)
        target_compile_definitions(csm_bench_baselines PRIVATE CSM_BENCH_SIMDJSON)
        target_compile_definitions(csm_bench_process PRIVATE CSM_BENCH_SIMDJSON)
    endif()

    add_custom_target(bench
        COMMAND csm_bench_process
        COMMAND csm_bench_stages
        DEPENDS csm_bin csm_bench_baselines csm_bench_empty
        USES_TERMINAL
        COMMENT "Measuring whole runs, then stages"
        VERBATIM)
endif()

if(CSM_PROFILE STREQUAL "record")
    add_custom_target(record_profile
        COMMAND sh "${CMAKE_CURRENT_SOURCE_DIR}/bench/record_profile.sh" "$<TARGET_FILE:csm_bin>" "$<TARGET_FILE:csm_generate>"
        DEPENDS csm_bin csm_generate
        COMMENT "Running the commands on generated portfolios"
        VERBATIM)
endif()
