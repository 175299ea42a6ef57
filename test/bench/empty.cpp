// SPDX-License-Identifier: MIT
// What starting and ending any C++ program takes.
int main() {}
