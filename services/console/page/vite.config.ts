import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Paths are relative, since nobody knows at build time below which path the console will be (`<base>` says it). */
export default defineConfig({
  plugins: [react()],
  base: './',
  build: { target: 'es2023', modulePreload: { polyfill: false }, assetsInlineLimit: 0, cssCodeSplit: false },
});
