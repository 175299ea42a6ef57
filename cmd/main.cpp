// SPDX-License-Identifier: MIT
#include "run.hpp"

int main(int argc, char** argv) { return csm::cmd::run_process(argc, argv); }
