package io.github.acsemulator.config;

/**
 * A setting as it was given.
 *
 * @param text its value, not yet parsed
 * @param origin where it was given, for messages: {@code --port}, {@code ACS_EMULATOR_PORT}, {@code port in file.json}
 */
public record SettingText(String text, String origin) {}
