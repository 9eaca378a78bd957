import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Paths are relative, since the path of the console is not known at build time (`<base>` sets it). */
export default defineConfig({
  plugins: [react()],
  base: './',
  build: { target: 'es2023', modulePreload: { polyfill: false }, assetsInlineLimit: 0, cssCodeSplit: false },
});
